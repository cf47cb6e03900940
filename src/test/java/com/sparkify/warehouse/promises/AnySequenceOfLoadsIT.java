package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.CutPlan;
import com.sparkify.testing.CutPlan.Moment;
import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Any sequence of loads of a growing lake, by windows, late and interrupted, leaves the star of one
 * load of the final lake. {@code -Dseed} repeats a printed seed; {@code -Dsequences} sets their
 * number.
 */
class AnySequenceOfLoadsIT {
  private static final int STEPS = 3;

  @Test
  void anySequenceOfLoadsLeavesTheStarOfOneLoadOfTheWholeLake() {
    long first = Long.getLong("seed", System.currentTimeMillis());
    int sequences = Integer.getInteger("sequences", 2);
    System.out.printf("%d random sequences of loads from -Dseed=%d%n", sequences, first);
    try (var relay = new CuttingRelay(TestSandbox.get().redshiftPort())) {
      for (long seed = first; seed < first + sequences; seed++) {
        TestLoad load = TestLoad.ofItsOwn();
        loadWhileItGrows(load, relay, new Random(seed));

        TestLoad atOnce = load.inAnotherWarehouse();
        atOnce.run();

        assertThat(load.star()).as("-Dseed=%d", seed).isEqualTo(atOnce.star());
        load.assertNothingIsLeft();
      }
    }
  }

  private static void loadWhileItGrows(TestLoad load, CuttingRelay relay, Random random) {
    var lake = new GrowingLake(load.lake(), random);
    var cut = load.with(TestSandbox.by(relay.port(), load.settings().redshift()));
    for (int step = 0; step < STEPS; step++) {
      LoadRequest request = request(lake, random);
      if (random.nextBoolean()) {
        load.run(request);
      } else {
        Moment moment = random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
        relay.follow(CutPlan.at(1 + random.nextInt(250), moment));
        runThatMayFail(cut, request);
        relay.rest();
      }
      lake.grow();
    }
    load.run();
  }

  private static LoadRequest request(GrowingLake lake, Random random) {
    Optional<LocalDate> day = Optional.of(lake.someDay());
    return switch (random.nextInt(5)) {
      case 0 -> new LoadRequest(day, day, Selection.NEW_FILES);
      case 1 -> new LoadRequest(day, Optional.empty(), Selection.NEW_FILES);
      case 2 -> new LoadRequest(Optional.empty(), day, Selection.EVERY_FILE);
      case 3 -> new LoadRequest(Optional.empty(), Optional.empty(), Selection.EVERY_FILE);
      default -> new LoadRequest(Optional.empty(), Optional.empty(), Selection.NEW_FILES);
    };
  }

  private static void runThatMayFail(TestLoad load, LoadRequest request) {
    try {
      load.run(request);
    } catch (TransientException e) {
      System.out.println(e.getMessage());
    }
  }
}
