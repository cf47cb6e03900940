package com.sparkify.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures publishing one day into stars of several sizes. */
@Command(
    name = "publish",
    description = {
      "Measures publishing one more day of events and a hundred songs into the star of a lake, and into larger stars:",
      "the transaction of a run, checks included, and the ANALYZE after it."
    })
final class PublishCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LoadOptions options;

  @Option(
      names = "--times",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,10,100",
      description = "sizes of the stars, in multiples of the lake's (default: ${DEFAULT-VALUE})")
  private List<Integer> times;

  @Override
  public Integer call() {
    times.forEach(it -> OptionValues.require(it >= 1 && it <= 300, "--times", it, "1 to 300"));
    return common.measure(
        (report, afterTable, rounds, process) -> {
          report.explain(
              "ours", "into the star of the lake; the others into a star so many times larger");
          report.explain("CPU s, peak MB", "of the client; the database does the work");
          var loaded = new LoadBench(options, rounds, process);
          loaded.loadOnce();
          String title = "Publishing one more day into the star of " + loaded.place();
          var bench = new PublishBench(loaded, rounds);
          report.add(title, bench.execute(title, times.stream().distinct().toList()));
          report.explain("rows of the star of the lake", loaded.details());
        });
  }
}
