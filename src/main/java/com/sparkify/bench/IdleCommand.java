package com.sparkify.bench;

import com.sparkify.bench.load.LoadJob.Variant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a run that finds nothing new. */
@Command(
    name = "idle",
    description =
        "Measures a run that finds nothing new, compared with an empty Spark application; the whole process of each.")
final class IdleCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LoadOptions options;

  @Override
  public Integer call() {
    return common.measure(
        (report, afterTable, rounds, process) -> {
          report.explain(
              "ours", "a run that finds nothing new; the seconds are those of the whole process");
          report.explain("empty", "a Spark session, opened and closed");
          var bench = new LoadBench(options, rounds, process);
          bench.loadOnce();
          String title = "Nothing new in " + bench.place();
          List<Result> results = bench.execute(title, List.of(Variant.IDLE, Variant.EMPTY));
          report.add(title, results);
          if (results.stream().noneMatch(result -> result.rounds().isEmpty())) {
            double difference =
                results.get(0).seconds().median() - results.get(1).seconds().median();
            report.explain(
                "ours − empty",
                "%.2f s; in the last round %s".formatted(difference, bench.details()));
          }
        });
  }
}
