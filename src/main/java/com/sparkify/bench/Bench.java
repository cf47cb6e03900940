package com.sparkify.bench;

import com.sparkify.bench.BenchObjects.Source;
import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.ChildProcess.Failed;
import com.sparkify.bench.contestant.Contestant;
import com.sparkify.bench.contestant.Job;
import com.sparkify.bench.contestant.Measurement;
import com.sparkify.bench.proxy.RequestCounts;
import com.sparkify.warehouse.failure.DataFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Has the contestants do each job in turn, round after round, one at a time. */
final class Bench {
  private static final String OUTPUT_BUCKET = "bench-out";

  private final BenchPlan plan;
  private final BenchHome home;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is going on, a line at a time
   */
  Bench(BenchPlan plan, BenchHome home, Consumer<String> progress) {
    this.plan = plan;
    this.home = home;
    this.progress = progress;
    home.server().createBucket(OUTPUT_BUCKET);
  }

  /**
   * Measures one point.
   *
   * @throws DataFailure if the contestants do not all give the same rows, naming who differs
   */
  List<Result> execute(Point point) {
    progress.accept("Making " + point);
    Source source = home.objects().of(point.feed(), point.size());
    home.proxy().delay(Duration.ofMillis(point.latency()));
    List<Contestant> contestants = plan.contestants(point);
    Map<Contestant, List<Round>> rounds = new EnumMap<>(Contestant.class);
    Map<Contestant, String> failures = new EnumMap<>(Contestant.class);
    contestants.forEach(contestant -> rounds.put(contestant, new ArrayList<>()));
    for (int number = 1; number <= plan.rounds(); number++) {
      var order = new ArrayList<>(contestants);
      Collections.rotate(order, 1 - number);
      order.removeIf(one -> failures.containsKey(one) || isSlow(rounds.get(one)));
      for (Contestant contestant : order) {
        try {
          Round round = round(contestant, point, source);
          rounds.get(contestant).add(round);
          tell(point, number, contestant, "%.2f s".formatted(round.measurement().seconds()));
        } catch (Failed e) {
          failures.put(contestant, e.getMessage());
          tell(point, number, contestant, "failed: " + e.getMessage());
        }
      }
      new SameRows(point.feed(), source.rows()).check(rounds);
    }
    return contestants.stream()
        .map(one -> new Result(one, rounds.get(one), Optional.ofNullable(failures.get(one))))
        .toList();
  }

  private Round round(Contestant contestant, Point point, Source source) throws Failed {
    String output = OUTPUT_BUCKET + "/" + contestant.label();
    var job =
        new Job(
            contestant,
            point.feed(),
            source.place(),
            output,
            home.proxy().endpoint(),
            home.buckets());
    home.proxy().takeCounts();
    double serverBefore = Machine.cpuSeconds();
    try {
      Measurement measurement = ChildProcess.run(job, plan.heap(), home);
      double server = Machine.cpuSeconds() - serverBefore;
      RequestCounts requests = home.proxy().takeCounts();
      StagedFiles staged = StagedFiles.in(job.localOutput());
      return new Round(
          measurement,
          requests,
          server,
          staged.bytes(),
          staged.digest(point.feed(), source.place()));
    } finally {
      home.delete(job.localOutput());
    }
  }

  private boolean isSlow(List<Round> rounds) {
    return !rounds.isEmpty()
        && rounds.get(0).measurement().seconds() > plan.slowLimit().toSeconds();
  }

  private void tell(Point point, int round, Contestant contestant, String what) {
    progress.accept(
        "%s, round %d of %d: %s %s"
            .formatted(point, round, plan.rounds(), contestant.label(), what));
  }
}
