package com.sparkify.bench;

import com.sparkify.bench.load.LoadJob.Way;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a run that has nothing to do. */
@Command(
    name = "idle",
    description =
        "Measures a run with nothing new beside a Spark application that does nothing: the whole process of each.")
final class IdleCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LoadOptions options;

  @Override
  public Integer call() {
    return common.measure(
        (report, afterTable, rounds, process) -> {
          report.explain("ours", "a run with nothing new; the seconds are its whole process's");
          report.explain("empty", "a Spark session that is opened and closed");
          var bench = new LoadBench(options, rounds, process);
          bench.loadOnce();
          String title = "Nothing new in " + bench.place();
          List<Result> results = bench.execute(title, List.of(Way.IDLE, Way.EMPTY));
          report.add(title, results);
          if (results.stream().noneMatch(result -> result.rounds().isEmpty())) {
            double more = results.get(0).seconds().median() - results.get(1).seconds().median();
            report.explain(
                "ours − empty", "%.2f s; in the last round %s".formatted(more, bench.told()));
          }
        });
  }
}
