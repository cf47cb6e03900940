package com.sparkify.warehouse.run;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.TestRows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises of a run, over the real S3 server, the real driver and real Spark. */
class LoadIT {
  private static final LoadRequest NEW =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.NEW_FILES);
  private static final long NOV_1 = 1541106106796L;
  private static final long DAY = 86_400_000L;

  private final Settings settings = TestSandbox.get().settings();
  private final TestLake lake = new TestLake(settings);
  private final Warehouse warehouse = new Warehouse(settings.redshift(), "test");

  @Test
  void aNewLakeIsLoadedAndPublished() {
    fill();

    LoadSummary summary = load(NEW);

    assertThat(summary.counts().records()).isEqualTo(5);
    assertThat(summary.counts().rejected()).isZero();
    assertThat(rows("SELECT user_id, level, song_id FROM songplays ORDER BY start_time"))
        .containsExactly("1|free|SO1", "2|paid|");
    assertThat(rows("SELECT user_id, level FROM users ORDER BY user_id"))
        .containsExactly("1|paid", "2|paid");
    assertThat(rows("SELECT song_id, year FROM songs ORDER BY song_id"))
        .containsExactly("SO1|", "SO2|");
    assertThat(rows("SELECT count(*) FROM etl_files")).containsExactly("3");
    assertThat(rows("SELECT status, files, records, songplays_added FROM etl_runs"))
        .containsExactly("succeeded|3|5|2");
  }

  @Test
  void aRerunAddsNothing() {
    fill();
    load(NEW);
    List<String> before = rows("SELECT * FROM songplays ORDER BY 1");

    LoadSummary again = load(NEW);

    assertThat(again.published()).isEmpty();
    assertThat(rows("SELECT * FROM songplays ORDER BY 1")).isEqualTo(before);
    assertThat(rows("SELECT count(*) FROM staging_events")).containsExactly("3");
  }

  @Test
  void aFullRefreshReadsEverythingAndChangesNothing() {
    fill();
    load(NEW);
    List<String> before = rows("SELECT * FROM songplays ORDER BY 1");

    LoadSummary again =
        load(new LoadRequest(Optional.empty(), Optional.empty(), Selection.EVERY_FILE));

    assertThat(again.counts().files()).isEqualTo(3);
    assertThat(again.published())
        .hasValueSatisfying(
            counts -> {
              assertThat(counts.songplaysAdded() + counts.songplaysChanged()).isZero();
              assertThat(
                      counts.usersWritten()
                          + counts.songsWritten()
                          + counts.artistsWritten()
                          + counts.timeAdded())
                  .isZero();
            });
    assertThat(rows("SELECT * FROM songplays ORDER BY 1")).isEqualTo(before);
  }

  @Test
  void aWindowTakesTheLogsOfItsDaysAndTheCatalogue() {
    fill();
    var first = Optional.of(LocalDate.parse("2018-11-01"));

    LoadSummary summary = load(new LoadRequest(first, first, Selection.NEW_FILES));

    assertThat(summary.counts().stagedEvents()).isEqualTo(2);
    assertThat(summary.counts().stagedSongs()).isEqualTo(2);
    assertThat(load(NEW).counts().stagedEvents()).isEqualTo(1);
  }

  @Test
  void aWindowKnowsDaysInFoldersAndInNames() {
    lake.events("year=2018/month=11/day=01/part-00000.json", event(1, 10, NOV_1, "free", "a", "x"))
        .events("2018/11/02/events.json", event(1, 20, NOV_1 + DAY, "free", "a", "x"))
        .events(
            "2018/11/03/stream-1-2018-11-03-01-02-03-0f3a.json",
            event(1, 30, NOV_1 + 2 * DAY, "free", "a", "x"))
        .events("dt=2018-11-04/x.json", event(1, 40, NOV_1 + 3 * DAY, "free", "a", "x"))
        .events("events.json", event(1, 50, NOV_1 + 4 * DAY, "free", "a", "x"))
        .songs("A/TR1.json", song("SO1", "a", "AR1", "x"));

    for (int day = 1; day <= 4; day++) {
      assertThat(load(ofDay("2018-11-0" + day)).counts().stagedEvents()).isEqualTo(1);
    }
    assertThat(rows("SELECT session_id FROM songplays ORDER BY 1"))
        .containsExactly("10", "20", "30", "40");
    assertThat(load(ofDay("2018-11-05")).files().days())
        .contains(new FilesToLoad.Days("2018-11-05", 0, 1));
  }

  private static LoadRequest ofDay(String day) {
    var date = Optional.of(LocalDate.parse(day));
    return new LoadRequest(date, date, Selection.NEW_FILES);
  }

  @Test
  void aFileDeliveredAgainReplacesWhatItSaidBefore() {
    fill();
    load(NEW);
    lake.events(
        "2018/11/2018-11-01-events.json",
        event(1, 10, NOV_1, "free", "a", "x"),
        event(1, 10, NOV_1 + 5, "paid", null, null),
        event(1, 10, NOV_1 + 9, "paid", "b", "x"));

    load(NEW);

    assertThat(rows("SELECT user_id, song_id FROM songplays ORDER BY start_time"))
        .containsExactly("1|SO1", "1|SO2", "2|");
  }

  @Test
  void fewRejectsAreKeptAndTheRestIsLoaded() {
    String[] lines = new String[200];
    Arrays.setAll(lines, i -> i == 7 ? "broken" : event(1, i, NOV_1 + i, "free", "a", "x"));
    lake.events("2018/11/2018-11-01-events.json", lines)
        .songs("A/TR1.json", song("SO1", "a", "AR1", "x"));

    LoadSummary summary = load(NEW);

    assertThat(summary.counts().rejected()).isEqualTo(1);
    assertThat(rows("SELECT count(*) FROM songplays")).containsExactly("199");
    assertThat(rows("SELECT rows_accepted, rows_rejected FROM etl_files WHERE kind = 'events'"))
        .containsExactly("199|1");
    // The file of the rejects, and the list that says that it counts.
    assertThat(lake.list(summary.rejects())).hasSize(2);
  }

  @Test
  void tooManyRejectsAreRefusedBeforeAnythingIsPublished() {
    fill();
    lake.events("2018/11/2018-11-03-events.json", "broken");

    assertThatThrownBy(() -> load(NEW))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Cannot publish: 1 of 6 records were rejected, more than load.max-rejects (1%) allows");

    assertThat(rows("SELECT count(*) FROM songplays")).containsExactly("0");
    assertThat(rows("SELECT count(*) FROM etl_files")).containsExactly("0");
    assertThat(rows("SELECT status, records, rejected FROM etl_runs"))
        .containsExactly("refused|6|1");
    assertThat(lake.list(settings.lake().rejects())).hasSize(2);
    assertNothingIsLeft();
  }

  @Test
  void aBrokenCheckRollsBackAndIsNamed() {
    fill();
    load(NEW);
    warehouse.change(
        "corrupt", handle -> handle.execute("UPDATE users SET last_seen_at = '2050-01-01'"));
    lake.events("2018/11/2018-11-03-events.json", event(1, 30, NOV_1, "free", "a", "x"));

    assertThatThrownBy(() -> load(NEW))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("songplays-user-exists")
        .hasMessageContaining("user_id=1");

    assertThat(rows("SELECT count(*) FROM songplays")).containsExactly("2");
    assertThat(rows("SELECT status FROM etl_runs ORDER BY started_at, run_id"))
        .containsExactlyInAnyOrder("succeeded", "refused");
    assertThat(rows("SELECT count(*) FROM staging_events")).containsExactly("3");
    assertNothingIsLeft();
  }

  @Test
  void aLakeWithNoJsonIsAMistakeInTheSettings() {
    assertThatThrownBy(() -> load(NEW))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("log_data");
    assertThat(rows("SELECT status FROM etl_runs")).containsExactly("failed");
  }

  @Test
  void aRunLeavesNothingInTheTemporaryFolder() {
    fill();
    load(NEW);
    assertNothingIsLeft();
  }

  @Test
  void aDeadRunIsSweptAndALivingOneIsNot() {
    fill();
    load(NEW);
    warehouse.change(
        "leave a dead run",
        handle -> {
          handle.execute(
              "INSERT INTO etl_runs (run_id, status, host, process_id, started_at) VALUES ('dead', 'running', 'elsewhere', 1, DATEADD(HOUR, -1, GETDATE()))");
          handle.execute(
              "INSERT INTO etl_runs (run_id, status, host, process_id, started_at) VALUES ('alive', 'running', '"
                  + ThisProcess.host()
                  + "', 99999999, DATEADD(HOUR, -1, GETDATE()))");
          handle.execute(
              "INSERT INTO etl_heartbeats VALUES ('alive', GETDATE()), ('ended', GETDATE())");
          handle.execute(
              "INSERT INTO staging_files SELECT kind, path, size, modified, version, records, rows_accepted, rows_rejected, 'dead' FROM etl_files");
          handle.execute(
              "INSERT INTO staging_files SELECT kind, path, size, modified, version, records, rows_accepted, rows_rejected, 'alive' FROM etl_files");
        });
    lake.put(settings.redshift().tempDir() + "/run_id=dead/x", new byte[] {1});
    lake.put(settings.redshift().tempDir() + "/run_id=alive/x", new byte[] {1});

    load(NEW);

    assertThat(
            rows(
                "SELECT run_id, status FROM etl_runs WHERE run_id IN ('dead', 'alive') ORDER BY 1"))
        .containsExactly("alive|running", "dead|failed");
    assertThat(rows("SELECT DISTINCT run_id FROM staging_files WHERE run_id IN ('dead', 'alive')"))
        .containsExactly("alive");
    assertThat(lake.list(settings.redshift().tempDir()))
        .singleElement()
        .asString()
        .contains("run_id=alive");
  }

  private void fill() {
    lake.events(
            "2018/11/2018-11-01-events.json",
            event(1, 10, NOV_1, "free", "a", "x"),
            event(1, 10, NOV_1 + 5, "paid", null, null))
        .events("2018/11/2018-11-02-events.json", event(2, 20, NOV_1 + DAY, "paid", "c", "x"))
        .songs("A/A/A/TR1.json", song("SO1", "a", "AR1", "x"), song("SO2", "b", "AR1", "x"));
  }

  private LoadSummary load(LoadRequest request) {
    return new Load(settings, TestSpark.session(), new LogProgress()).execute(request);
  }

  private List<String> rows(String sql) {
    return TestRows.of(warehouse, sql);
  }

  private void assertNothingIsLeft() {
    assertThat(lake.list(settings.redshift().tempDir())).isEmpty();
    assertThat(
            rows(
                "SELECT count(*) FROM staging_files WHERE run_id NOT IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')"))
        .containsExactly("0");
  }
}
