package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.TestRows;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 4 of a run: what a run has staged that did not publish is never read, and goes. */
class AbandonedRunIT {
  private final Warehouse warehouse = new Warehouse(TestSandbox.get().redshift(), "test");
  private final RunLog runs = new RunLog(warehouse);
  private final RandomData data = new RandomData(new Random(4));
  private final Delivery delivery = Delivery.of(warehouse, "late", data.events(5), data.songs(5));

  @BeforeEach
  void createTables() {
    new CreateTables(warehouse).execute();
  }

  @Test
  void aLivingRunThatWasDeclaredDeadPublishesNothingAndCleansUp() {
    delivery.stage(warehouse);
    abandon("The process of this run disappeared without recording its end");
    // It is alive, and goes on staging.
    delivery.stage(warehouse);

    assertThatThrownBy(() -> delivery.publish(warehouse, new Retry(2, Duration.ofMillis(1))))
        .isInstanceOf(TransientException.class)
        .hasMessage("Cannot publish late: the run log does not list it as running");
    assertThat(abandon("Cannot publish")).isFalse();

    assertThat(staged()).containsExactly("0");
    assertThat(Star.of(warehouse)).isEqualTo(ReferenceStar.of(List.of(), List.of()));
  }

  @Test
  void aRunThatHasPublishedIsNotAbandoned() {
    delivery.stage(warehouse).publish(warehouse, new Retry(1, Duration.ZERO));

    assertThat(abandon("The answer to the commit was lost")).isFalse();

    assertThat(staged()).containsExactly("5");
    assertThat(runs.status("late")).contains("succeeded");
  }

  private boolean abandon(String error) {
    return runs.abandon("late", "failed", RunCounts.NOTHING, error);
  }

  private List<String> staged() {
    return TestRows.of(warehouse, "SELECT count(*) FROM staging_events");
  }
}
