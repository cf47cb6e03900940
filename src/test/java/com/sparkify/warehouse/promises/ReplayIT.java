package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.run.Replay;
import java.time.LocalDate;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rejects can be mended: replayed with other rules, their files give what a fresh load gives. */
class ReplayIT {
  private static final LocalDate TOO_LATE = LocalDate.parse("2018-11-03");

  private final TestLoad load = TestLoad.ofItsOwn();
  private final TestLoad strict =
      load.tolerant("100%", 1024 * 1024).with("lake.firstDay", TOO_LATE);

  @BeforeEach
  void fill() {
    SmallLake.fill(load.lake());
  }

  @Test
  void replayedTheStarIsThatOfAFreshLoadAndNothingIsTwice() {
    LoadSummary first = strict.run();
    assertThat(first.counts().rejected()).isEqualTo(10);

    LoadSummary again = load.run(replay(first));

    assertThat(again.counts().files()).isEqualTo(2);
    assertThat(again.counts().rejected()).isZero();
    TestLoad fresh = load.inAnotherWarehouse();
    fresh.run();
    assertThat(load.star()).isEqualTo(fresh.star());
    assertThat(load.rows("SELECT count(*) FROM staging_events"))
        .isEqualTo(fresh.rows("SELECT count(*) FROM staging_events"));
    assertThat(load.rows("SELECT count(DISTINCT run_id) FROM etl_files")).containsExactly("2");
    assertThat(load.run().published()).isEmpty();
    load.assertNothingIsLeft();
  }

  @Test
  void whatIsMendedInPartComesInInPart() {
    LoadSummary first = strict.run();

    LoadSummary again = load.with("lake.firstDay", TOO_LATE.minusDays(1)).run(replay(first));

    assertThat(again.counts().rejected()).isEqualTo(5);
    assertThat(load.rows("SELECT min(start_time) FROM songplays"))
        .singleElement()
        .asString()
        .startsWith("2018-11-02");
  }

  @Test
  void moreRejectsThanBeforeAreRefusedUnlessTheLimitAllowsThem() {
    LoadSummary first = strict.run();
    TestLoad intolerant = load.with("lake.firstDay", TOO_LATE);
    assertThat(intolerant.run(replay(first)).counts().rejected()).isEqualTo(10);

    String bad = event(1, 1, 1, "free", "a", "x");
    load.lake().events("2018/11/2018-11-01-events.json", bad, bad, bad, bad, bad, bad);

    assertThatThrownBy(() -> intolerant.run(replay(first)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot publish: 11 of 11 records were rejected");
  }

  @Test
  void filesThatAreNoLongerThereCannotBeReplayed() {
    LoadSummary first = strict.run();
    LoadRequest replay = replay(first);
    replay.replay().orElseThrow().rejects().keySet().stream()
        .map(path -> path.replaceFirst("s3:", "s3a:"))
        .forEach(load.lake()::delete);

    assertThatThrownBy(() -> load.run(replay))
        .isInstanceOf(SettingsException.class)
        .hasMessageMatching(
            "Cannot replay \\S+: none of its 2 files with rejects is in the lake any more, such as .*2018-11-01-events.json");
  }

  private LoadRequest replay(LoadSummary run) {
    var rejects = new HashMap<String, Long>();
    for (Reject reject : load.rejects(run)) {
      rejects.merge(reject.file(), 1L, Long::sum);
    }
    return LoadRequest.of(new Replay(run.runId(), rejects));
  }
}
