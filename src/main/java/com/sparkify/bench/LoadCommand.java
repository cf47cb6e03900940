package com.sparkify.bench;

import com.sparkify.bench.load.LoadJob.Way;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a whole load beside the tutorial's. */
@Command(
    name = "load",
    description = {
      "Measures a whole run, from S3 to the star schema, beside the way of the tutorials: spark.read.json, collect,",
      "and one INSERT a row over JDBC, each committed. Both on one sandbox, each into tables of its own."
    })
final class LoadCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LoadOptions options;

  @Override
  public Integer call() {
    return common.measure(
        (report, afterTable, rounds, process) -> {
          report.explain("ours", "this project's run, tables made by it");
          report.explain(
              "tutorial", "spark.read.json inferred, collect, an INSERT and a commit a row");
          var bench = new LoadBench(options, rounds, process);
          String title = "Whole load of " + bench.place();
          report.add(title, bench.execute(title, List.of(Way.OURS, Way.TUTORIAL)));
          report.explain("rows", bench.told());
        });
  }
}
