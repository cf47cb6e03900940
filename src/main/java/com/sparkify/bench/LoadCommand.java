package com.sparkify.bench;

import com.sparkify.bench.load.LoadJob.Variant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a whole load, compared with the usual tutorial. */
@Command(
    name = "load",
    description = {
      "Measures a whole run, from S3 to the star schema, compared with the usual tutorial: spark.read.json, collect,",
      "and one committed INSERT per row over JDBC. Both use the same sandbox, but separate tables."
    })
final class LoadCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LoadOptions options;

  @Override
  public Integer call() {
    return common.measure(
        (report, afterTable, rounds, process) -> {
          report.explain("ours", "this project's run, including CREATE TABLE");
          report.explain(
              "tutorial",
              "spark.read.json with an inferred schema, collect, one committed INSERT per row");
          var bench = new LoadBench(options, rounds, process);
          String title = "Whole load of " + bench.place();
          report.add(title, bench.execute(title, List.of(Variant.OURS, Variant.TUTORIAL)));
          report.explain("rows", bench.details());
        });
  }
}
