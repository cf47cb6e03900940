package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.CutPlan;
import com.sparkify.testing.CutPlan.Moment;
import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.TransientException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole loads whose connection is cut at a random statement, each followed by another load. */
class CutLoadIT {
  private static final int CUTS = 8;

  private final TestLoad whole = TestLoad.ofItsOwn();

  @Test
  void aRunThatWasCutEndsWellOrTheNextOneDoes() {
    SmallLake.fill(whole.lake());
    whole.run();
    Star expected = whole.star();
    long seed = Long.getLong("seed", System.currentTimeMillis());
    System.out.printf("%d loads cut at random from -Dseed=%d%n", CUTS, seed);
    var random = new Random(seed);
    try (var relay = new CuttingRelay(TestSandbox.get().redshiftPort())) {
      int statements = countStatements(relay);
      for (int i = 0; i < CUTS; i++) {
        TestLoad load = whole.inAnotherWarehouse();
        Moment moment = i % 2 == 0 ? Moment.BEFORE : Moment.AFTER;
        int number = 1 + random.nextInt(statements);
        relay.follow(CutPlan.at(number, moment));
        runThrough(relay, load);
        relay.rest();

        load.run();

        assertThat(load.star()).as("cut %s statement %d", moment, number).isEqualTo(expected);
        assertThat(load.rows("SELECT count(*) FROM etl_files")).containsExactly("8");
        load.assertNothingIsLeft();
      }
    }
  }

  private int countStatements(CuttingRelay relay) {
    relay.statements();
    runThrough(relay, whole.inAnotherWarehouse());
    return relay.statements().size();
  }

  private static void runThrough(CuttingRelay relay, TestLoad load) {
    try {
      load.with(TestSandbox.by(relay.port(), load.settings().redshift())).run();
    } catch (TransientException e) {
      System.out.println(e.getMessage());
    }
  }
}
