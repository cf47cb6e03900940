package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.CutPlan;
import com.sparkify.testing.CutPlan.Moment;
import com.sparkify.testing.CuttingRelay;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.CheckResult;
import com.sparkify.warehouse.star.CheckStar;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.Publication.Refresh;
import com.sparkify.warehouse.star.Rebuild;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.TestRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** One random sequence of runs over one random set of data. */
final class RandomRuns {
  private static final Retry ONCE = new Retry(1, Duration.ZERO);
  private static final Retry OFTEN = new Retry(5, Duration.ofMillis(5));

  private final Random random;
  private final Warehouse warehouse;
  private final Warehouse cut;
  private final CuttingRelay relay;
  private final String name;
  private final List<EventRow> events;
  private final List<SongRow> songs;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  /**
   * @param seed decides the sequence and the data
   * @param warehouse where, with empty tables
   * @param cut the same warehouse through the relay
   */
  RandomRuns(long seed, Warehouse warehouse, Warehouse cut, CuttingRelay relay) {
    this.random = new Random(seed);
    this.warehouse = warehouse;
    this.cut = cut;
    this.relay = relay;
    this.name = "run-" + seed + "-";
    var data = new RandomData(random);
    this.events = data.events(30);
    this.songs = data.songs(10);
  }

  /** Runs random parts of the data with random failures, and verifies the star after each run. */
  void someRuns() {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> publish(some());
        case 1 -> publishInSpiteOfACut(some());
        case 2 -> dieAndRetry(some());
        case 3 -> dieBeforePublishing(some());
        case 4 -> publishTwoAtOnce(some(), some());
        default -> rebuildInSpiteOfACut();
      }
      assertThat(Star.of(warehouse)).isEqualTo(reference());
    }
  }

  /** Loads everything that no run has loaded yet. */
  void theRest() {
    publish(delivery("rest", events, songs));
    // Not always, because it takes as long as the rest.
    if (random.nextInt(10) == 0) {
      assertThat(new CheckStar(warehouse, ONCE).execute()).noneMatch(CheckResult::hasFailed);
    }
  }

  /** What happened so far, for the message of a failure. */
  String story() {
    return String.join("\n", story);
  }

  /** The star that the rules derive from the runs that have succeeded. */
  Star reference() {
    List<String> succeeded =
        TestRows.of(warehouse, "SELECT run_id FROM etl_runs WHERE status = 'succeeded'");
    return Delivery.reference(
        deliveries.stream().filter(delivery -> succeeded.contains(delivery.runId())).toList());
  }

  /** The star that the rules derive from all data. */
  Star referenceOfAll() {
    return ReferenceStar.of(events, songs);
  }

  private void publish(Delivery delivery) {
    Refresh refresh = random.nextInt(4) == 0 ? Refresh.STAGED_FILES : Refresh.NONE;
    record("publish, refresh " + refresh, delivery);
    delivery.stage(warehouse).publish(warehouse, OFTEN, refresh);
  }

  private void publishInSpiteOfACut(Delivery delivery) {
    CutPlan plan = randomCut(100);
    record("publish, cut " + plan, delivery);
    delivery.stage(warehouse).publish(cut, OFTEN);
    relay.rest();
    assertThat(status(delivery)).isEqualTo("succeeded");
  }

  private void dieAndRetry(Delivery delivery) {
    CutPlan plan = randomCut(60);
    record("die, cut " + plan, delivery);
    delivery.stage(warehouse);
    try {
      delivery.publish(cut, ONCE);
    } catch (TransientException e) {
      story.add(e.getMessage());
    }
    relay.rest();
    if (random.nextBoolean()) {
      sweep(delivery);
    }
    if (random.nextBoolean()) {
      publish(delivery(delivery.log(), delivery.events(), delivery.songs()));
    }
  }

  private void dieBeforePublishing(Delivery delivery) {
    record("stage only", delivery);
    delivery.stage(warehouse);
    if (random.nextInt(4) == 0) {
      sweep(delivery);
    }
  }

  private void publishTwoAtOnce(Delivery one, Delivery other) {
    record("one of two", one);
    record("other of two", other);
    one.stage(warehouse);
    other.stage(warehouse);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> one.publish(warehouse, OFTEN)),
            CompletableFuture.runAsync(() -> other.publish(cut, OFTEN)))
        .join();
  }

  private void rebuildInSpiteOfACut() {
    story.add("rebuild, cut " + randomCut(60));
    new Rebuild(cut, OFTEN).execute();
    relay.rest();
  }

  private void sweep(Delivery delivery) {
    story.add("sweep " + delivery.runId());
    new RunLog(warehouse).abandon(delivery.runId(), "failed", RunCounts.NOTHING, "swept");
  }

  private CutPlan randomCut(int statements) {
    Moment moment = random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
    return relay.follow(CutPlan.at(1 + random.nextInt(statements), moment));
  }

  private Delivery some() {
    return delivery("log" + random.nextInt(3), some(events), some(songs));
  }

  private Delivery delivery(String log, List<EventRow> someEvents, List<SongRow> someSongs) {
    var delivery =
        new Delivery(
            name + deliveries.size(), new Ledger(warehouse).now(), log, someEvents, someSongs);
    deliveries.add(delivery);
    return delivery;
  }

  private <T> List<T> some(List<T> all) {
    double share = random.nextInt(4) / 4.0;
    return all.stream().filter(row -> random.nextDouble() < share).toList();
  }

  private void record(String what, Delivery delivery) {
    story.add(what + ": " + delivery);
  }

  private String status(Delivery delivery) {
    return new RunLog(warehouse).status(delivery.runId()).orElse("unknown");
  }
}
