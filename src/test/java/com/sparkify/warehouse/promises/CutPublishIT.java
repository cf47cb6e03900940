package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.CutPlan;
import com.sparkify.testing.CutPlan.Moment;
import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.TestRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A publish whose connection is cut, or that conflicts with another: nothing lost, nothing doubled.
 */
class CutPublishIT {
  private static final Retry ONCE = new Retry(1, Duration.ZERO);
  private static final Retry THREE_TIMES = new Retry(3, Duration.ofMillis(1));

  private final RedshiftSettings settings = TestSandbox.get().redshift();
  private final Warehouse warehouse = new Warehouse(settings, "test");
  private final CuttingRelay relay = new CuttingRelay(TestSandbox.get().redshiftPort());
  private final Warehouse cut = new Warehouse(TestSandbox.by(relay.port(), settings), "test");
  private final RandomData data = new RandomData(new Random(1));
  private final List<Delivery> published = new ArrayList<>();

  @BeforeEach
  void createTables() {
    new CreateTables(warehouse).execute();
  }

  @AfterEach
  void closeRelay() {
    relay.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void aCutAtAnyStatementOfThePublishLosesAndDoublesNothing(Moment moment) {
    delivery().publish(cut, ONCE);
    int statements = relay.statements().size();
    assertThat(statements).isGreaterThan(45);
    for (int number = 1; number <= statements; number++) {
      Delivery delivery = delivery();
      CutPlan plan = relay.follow(CutPlan.at(number, moment));

      delivery.publish(cut, THREE_TIMES);

      assertThat(plan.hasCut()).isTrue();
      assertThat(Star.of(warehouse))
          .as("cut %s statement %d", moment, number)
          .isEqualTo(expected());
    }
  }

  @Test
  void aCommitWithALostAnswerIsLookedUpEvenWhenNoAttemptIsLeft() {
    Delivery delivery = delivery();
    relay.follow(CutPlan.at("COMMIT", Moment.AFTER));

    var counts = delivery.publish(cut, ONCE);

    assertThat(counts.songplaysAdded()).isPositive();
    assertThat(Star.of(warehouse)).isEqualTo(expected());
  }

  @Test
  void aCommitThatDidNotArriveIsNotTakenForDone() {
    Star before = Star.of(warehouse);
    Delivery delivery = delivery();
    relay.follow(CutPlan.at("COMMIT", Moment.BEFORE));

    assertThatThrownBy(() -> delivery.publish(cut, ONCE)).isInstanceOf(TransientException.class);

    assertThat(Star.of(warehouse)).isEqualTo(before);
    assertThat(new RunLog(warehouse).status(delivery.runId())).contains("running");
  }

  @Test
  void theStartOfARunIsRecordedOnceWhenItsAnswerIsLost() {
    relay.follow(CutPlan.at("INSERT INTO etl_runs", Moment.AFTER));
    Delivery delivery = Delivery.of(warehouse, "twice", data.events(1), List.of());
    published.add(delivery);

    THREE_TIMES.call(attempt -> delivery.stage(attempt == 1 ? cut : warehouse));
    delivery.publish(warehouse, ONCE);

    assertThat(TestRows.of(warehouse, "SELECT status FROM etl_runs WHERE run_id = 'twice'"))
        .containsExactly("succeeded");
    assertThat(Star.of(warehouse)).isEqualTo(expected());
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFLICT", "DEADLOCK"})
  void aConflictIsTriedAgain(Moment moment) {
    Delivery delivery = delivery();
    relay.follow(CutPlan.at("INSERT INTO etl_files", moment));

    delivery.publish(cut, THREE_TIMES);

    assertThat(Star.of(warehouse)).isEqualTo(expected());
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFLICT", "DEADLOCK"})
  void aConflictThatDoesNotEndIsTriedSoManyTimesAndNoMore(Moment moment) {
    Star before = Star.of(warehouse);
    Delivery delivery = delivery();
    relay.follow(CutPlan.at("INSERT INTO etl_files", moment).always());

    assertThatThrownBy(() -> delivery.publish(cut, THREE_TIMES))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("another transaction conflicts")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));

    assertThat(Star.of(warehouse)).isEqualTo(before);
  }

  private Delivery delivery() {
    var delivery = Delivery.of(warehouse, "run-" + published.size(), data.events(3), data.songs(2));
    published.add(delivery);
    return delivery.stage(warehouse);
  }

  private Star expected() {
    return Delivery.reference(published);
  }
}
