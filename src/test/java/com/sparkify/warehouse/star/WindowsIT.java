package com.sparkify.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RedshiftSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that touch what lies far apart: what a publish reads by windows of time misses nothing. */
class WindowsIT {
  private static final String OLD = "2018-11-05 12:00:00.123";
  private static final String BETWEEN = "2020-02-29 23:59:59.999";
  private static final String NEW = "2030-06-01 08:00:00";
  private static final String PLAYS =
      "SELECT session_id, level, song_id, artist_id FROM songplays ORDER BY start_time";
  private static final String USERS =
      "SELECT user_id, level, last_seen_at FROM users ORDER BY user_id";
  private static final Retry ONCE = new Retry(1, Duration.ZERO);

  private final RedshiftSettings settings = TestSandbox.get().redshift();
  private final Warehouse warehouse = new Warehouse(settings, "test");

  @BeforeEach
  void createTables() {
    new CreateTables(warehouse).execute();
  }

  @AfterEach
  void isAsRebuiltAndPassesAllChecks() {
    List<String> star = star();
    assertThat(new CheckStar(warehouse, ONCE).execute()).noneMatch(CheckResult::hasFailed);
    new Rebuild(warehouse, ONCE).execute();
    assertThat(star()).isEqualTo(star);
  }

  @Test
  void anOldPlayThatComesAgainWithOtherContentsIsSettledInItsPlace() {
    run().play(1, 1, OLD, "b", "x", "level", "paid").play(1, 2, BETWEEN, "b", "x").publish();

    PublishCounts counts =
        run().play(1, 1, OLD, "a", "x", "level", "free").play(1, 3, NEW, "c", "x").publish();

    assertThat(counts.songplaysChanged()).isEqualTo(1);
    assertThat(counts.songplaysAdded()).isEqualTo(1);
    assertThat(rows(PLAYS)).containsExactly("1|free||", "2|free||", "3|free||");
  }

  @Test
  void anOldPlayFindsTheSongThatComesYearsLater() {
    run().play(1, 1, OLD, "a", "x").play(1, 2, BETWEEN, "b", "x").publish();

    PublishCounts counts = run().song("SO1", "a", "AR1", "x").play(1, 3, NEW, "a", "x").publish();

    assertThat(counts.songplaysChanged()).isEqualTo(1);
    assertThat(counts.songplaysAdded()).isEqualTo(1);
    assertThat(counts.timeAdded()).isEqualTo(1);
    assertThat(rows(PLAYS)).containsExactly("1|free|SO1|AR1", "2|free||", "3|free|SO1|AR1");
  }

  @Test
  void aRunWithoutPlaysTouchesNone() {
    run().play(1, 1, OLD, "a", "x").publish();

    run().event(2L, 1, NEW).publish();
    run().event(null, 1, NEW).publish();
    run().song("SO1", "b", "AR1", "x").publish();
    run().publish();

    assertThat(rows(PLAYS)).containsExactly("1|free||");
    assertThat(rows("SELECT user_id FROM users ORDER BY 1")).containsExactly("1", "2");
    assertThat(rows("SELECT song_id FROM songs")).containsExactly("SO1");
  }

  @Test
  void aUserThatWasSeenFarFromTheDaysOfTheRunStaysAsOfThen() {
    run()
        .event(1L, 5, NEW, "level", "paid")
        .event(2L, 5, BETWEEN, "level", "paid")
        .event(3L, 5, OLD, "level", "paid")
        .publish();

    run().event(1L, 1, OLD).event(2L, 6, BETWEEN).event(3L, 1, BETWEEN).publish();

    assertThat(rows(USERS))
        .containsExactly(
            "1|paid|2030-06-01 08:00:00.0",
            "2|free|2020-02-29 23:59:59.999",
            "3|free|2020-02-29 23:59:59.999");
  }

  @Test
  void everyStatementThatLooksUpTouchedPlaysSaysBetweenWhichMoments() {
    run().play(1, 1, OLD, "a", "x").publish();
    try (var relay = new CuttingRelay(TestSandbox.get().redshiftPort())) {
      new StagedRun(new Warehouse(TestSandbox.by(relay.port(), settings), "test"))
          .play(1, 2, NEW, "a", "x")
          .publish();

      assertThat(relay.statements())
          .filteredOn(
              sql ->
                  sql.matches(
                      "(?s).*\\b(FROM|JOIN|UPDATE) (staging_events|songplays|time)\\b.*"
                          + "\\b(touched_plays|plays_changed|touched_users)\\b.*"))
          .hasSizeGreaterThan(6)
          .allMatch(sql -> sql.contains("TIMESTAMP '2030-06-01 08:00:00'"));
    }
  }

  private StagedRun run() {
    return new StagedRun(warehouse);
  }

  private List<String> star() {
    return List.of(rows(PLAYS), rows(USERS), rows("SELECT * FROM time ORDER BY 1")).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<String> rows(String sql) {
    return TestRows.of(warehouse, sql);
  }
}
