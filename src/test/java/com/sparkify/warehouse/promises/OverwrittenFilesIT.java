package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.star.PublishCounts;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 3 of a run, for files that are overwritten: the version that was listed last counts. */
class OverwrittenFilesIT {
  private static final String DAY = "2018/11/2018-11-01-events.json";
  private static final long NOON = 1541073600000L;
  private static final LoadRequest EVERY_FILE =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.EVERY_FILE);

  private final TestLoad load = TestLoad.ofItsOwn();

  @Test
  void aCorrectedFileLeavesTheStarThatOneRunOverItWouldLeave() {
    load.lake()
        .events(
            DAY,
            event(1, 1, NOON, "free", "a", "x"),
            event(1, 1, NOON + 5, "paid", "b", "x"),
            event(2, 2, NOON + 9, "paid", "c", "y"),
            event(3, 3, NOON + 9, "free", null, null))
        .songs("A/TR1.json", song("SO1", "a", "AR1", "x"))
        .songs("A/TR2.json", song("SO2", "b", "AR1", "x"))
        .songs("A/TR3.json", song("SO3", "c", "AR2", "y"));
    load.run();
    // A level falls, a play goes and with it a user's last event, songs are renamed and move.
    load.lake()
        .events(DAY, event(1, 1, NOON, "free", "a", "x"), event(2, 2, NOON + 9, "free", "c", "y"))
        .songs("A/TR1.json", song("SO1", "another", "AR1", "x"))
        .songs("A/TR3.json", song("SO9", "c", "AR3", "y"));

    LoadSummary summary = load.run();

    PublishCounts written = summary.published().orElseThrow();
    assertThat(written.filesReplaced()).isEqualTo(3);
    // A play, a user and a song.
    assertThat(written.keysWithdrawn()).isEqualTo(3);
    assertThat(load.star()).isEqualTo(starOfOneRun());
    assertThat(load.rows("SELECT user_id, level FROM users ORDER BY 1"))
        .containsExactly("1|free", "2|free");
    assertThat(load.rows("SELECT artist_id FROM artists ORDER BY 1")).containsExactly("AR1", "AR3");
    assertThat(load.rows("SELECT COUNT(*) FROM time")).containsExactly("2");
    assertThat(load.rows("SELECT COUNT(*) FROM staging_events")).containsExactly("2");
    assertThat(
            load.rows(
                "SELECT files_replaced, files_superseded, keys_withdrawn FROM etl_runs ORDER BY started_at DESC, run_id DESC LIMIT 1"))
        .containsExactly("3|0|3");
    load.assertNothingIsLeft();
  }

  @Test
  void whatAnotherFileStillSaysStays() {
    load.lake()
        .events(DAY, event(1, 1, NOON, "free", "a", "x"), event(2, 2, NOON, "paid", "a", "x"))
        .events("2018/11/2018-11-02-events.json", event(1, 1, NOON, "free", "a", "x"))
        .songs("A/TR1.json", song("SO1", "a", "AR1", "x"))
        .songs("B/TR1.json", song("SO1", "a", "AR1", "x"));
    load.run();
    load.lake().events(DAY, "").songs("A/TR1.json", song("SO2", "b", "AR2", "x"));

    load.run();

    assertThat(load.rows("SELECT user_id, song_id FROM songplays")).containsExactly("1|SO1");
    assertThat(load.rows("SELECT user_id FROM users")).containsExactly("1");
    assertThat(load.rows("SELECT song_id FROM songs ORDER BY 1")).containsExactly("SO1", "SO2");
    assertThat(load.rows("SELECT COUNT(*) FROM time")).containsExactly("1");
    assertThat(load.star()).isEqualTo(starOfOneRun());
  }

  @Test
  void aMomentStaysForThePlayOfAnotherUser() {
    load.lake()
        .events(DAY, event(1, 1, NOON, "free", "a", "x"))
        .events("2018/11/2018-11-02-events.json", event(2, 2, NOON, "free", "a", "x"))
        .songs("A/TR1.json", song("SO1", "a", "AR1", "x"));
    load.run();
    load.lake().events(DAY, event(1, 1, NOON + 1, "free", "a", "x"));

    load.run();

    assertThat(load.rows("SELECT start_time FROM time ORDER BY 1")).hasSize(2);
    assertThat(load.star()).isEqualTo(starOfOneRun());
  }

  @Test
  void aRestoredVersionIsANewListing() {
    String first = event(1, 1, NOON, "free", "a", "x");
    load.lake().events(DAY, first).songs("A/TR1.json", song("SO1", "a", "AR1", "x"));
    load.run();
    Star star = load.star();
    load.lake().events(DAY, first, event(1, 1, NOON + 1, "paid", "b", "x"));
    load.run();
    load.lake().events(DAY, first);

    load.run();

    assertThat(load.star()).isEqualTo(star);
    assertThat(load.run().published()).isEmpty();
  }

  @Test
  void aFileThatIsGoneWithdrawsNothing() {
    load.lake()
        .events(DAY, event(1, 1, NOON, "free", "a", "x"))
        .events("2018/11/2018-11-02-events.json", event(2, 1, NOON, "free", "a", "x"))
        .songs("A/TR1.json", song("SO1", "a", "AR1", "x"));
    load.run();
    Star star = load.star();
    load.lake().delete(load.settings().lake().logs() + "/" + DAY);

    assertThat(load.run().published()).isEmpty();
    load.run(EVERY_FILE);

    assertThat(load.star()).isEqualTo(star);
  }

  @Test
  void aFileCutShortByMistakeDoesNotEmptyTheStar() {
    String[] lines =
        IntStream.range(0, 300)
            .mapToObj(i -> event(i % 90, 1, NOON + i, "free", "a", "x"))
            .toArray(String[]::new);
    load.lake().events(DAY, lines).songs("A/TR1.json", song("SO1", "a", "AR1", "x"));
    load.run();
    Star star = load.star();
    load.lake().events(DAY, lines[0], lines[1]);

    assertThatThrownBy(load::run)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("lack 298 of 300 plays, 88 of 90 users, 0 of 0 songs")
        .hasMessageContaining("load.max-withdrawn (50%)");

    assertThat(load.star()).isEqualTo(star);
    assertThat(load.rows("SELECT COUNT(*) FROM staging_events")).containsExactly("300");
    load.assertNothingIsLeft();

    TestLoad allowed = load.with("load.maxWithdrawn", RejectLimit.parse("100%"));
    assertThat(allowed.run().published())
        .hasValueSatisfying(counts -> assertThat(counts.keysWithdrawn()).isEqualTo(386));
    assertThat(load.rows("SELECT COUNT(*) FROM songplays")).containsExactly("2");
  }

  private Star starOfOneRun() {
    TestLoad atOnce = load.inAnotherWarehouse();
    atOnce.run();
    return atOnce.star();
  }
}
