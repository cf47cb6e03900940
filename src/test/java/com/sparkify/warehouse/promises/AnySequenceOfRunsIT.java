package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Rebuild;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Promise 3 of a run: any sequence of runs leaves the star that one run over the same files leaves.
 * {@code -Dseed} repeats a printed seed; {@code -Dsequences} sets the number of sequences.
 */
class AnySequenceOfRunsIT {
  private static final List<String> TABLES =
      List.of(
          "songplays",
          "users",
          "songs",
          "artists",
          "time",
          "staging_events",
          "staging_songs",
          "staging_files",
          "etl_files",
          "etl_star",
          "etl_runs",
          "etl_heartbeats");

  private final RedshiftSettings settings = TestSandbox.get().redshift();
  private final Warehouse warehouse = new Warehouse(settings, "test");

  @Test
  void anySequenceOfRunsLeavesTheStarOfTheRules() {
    long first = Long.getLong("seed", System.currentTimeMillis());
    int sequences = Integer.getInteger("sequences", 100);
    System.out.printf("%d random sequences of runs from -Dseed=%d%n", sequences, first);
    new CreateTables(warehouse).execute();
    try (var relay = new CuttingRelay(TestSandbox.get().redshiftPort())) {
      var cut = new Warehouse(TestSandbox.by(relay.port(), settings), "test");
      for (long seed = first; seed < first + sequences; seed++) {
        warehouse.change(
            "empty", handle -> TABLES.forEach(table -> handle.execute("DELETE FROM " + table)));
        var runs = new RandomRuns(seed, warehouse, cut, relay);
        try {
          verifyStar(runs);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("-Dseed=" + seed + " -Dsequences=1\n" + runs.story(), e);
        }
      }
    }
  }

  private void verifyStar(RandomRuns runs) {
    runs.someRuns();
    runs.theRest();
    assertThat(Star.of(warehouse)).isEqualTo(runs.referenceOfAll());
    new Rebuild(warehouse, new Retry(1, Duration.ZERO)).execute();
    assertThat(Star.of(warehouse)).isEqualTo(runs.referenceOfAll());
  }
}
