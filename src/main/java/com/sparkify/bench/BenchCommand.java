package com.sparkify.bench;

import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.candidate.Candidate;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.DataSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures reading beside others. */
@Command(
    name = "bench",
    subcommands = {LoadCommand.class, IdleCommand.class, PublishCommand.class},
    description = {
      "Measures making staged files out of raw ones beside Spark's own readers, DuckDB and a floor in plain Java.",
      "All read objects of a temporary S3 server that lets requests wait, and must give the same rows. Contestants:",
      "ours, json, schema, binaryfile, wholetext, duckdb, floor. The report goes to standard output."
    })
public final class BenchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--files",
      paramLabel = "N",
      split = ",",
      description = "how many songs, one a file (default: 1000, unless --ndjson is given)")
  private List<Integer> files = new ArrayList<>();

  @Option(
      names = "--ndjson",
      paramLabel = "SIZE",
      split = ",",
      description = "how large a file of events, such as 200MB,1GB; over 1 GB it is several")
  private List<String> ndjson = new ArrayList<>();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      split = ",",
      defaultValue = "30",
      description = "how long each request to S3 waits (default: ${DEFAULT-VALUE})")
  private List<Integer> latencies;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "just these contestants")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description = "all contestants but these")
  private List<String> without = new ArrayList<>();

  @Override
  public Integer call() {
    BenchPlan plan = plan();
    return common.measure(
        (report, afterTable, rounds, process) -> {
          plan.contestants().stream()
              .filter(one -> plan.points().stream().anyMatch(point -> one.takes(point.feed())))
              .forEach(one -> report.explain(one.label(), one.description()));
          var bench = new Bench(plan, rounds, process);
          for (Point point : plan.points()) {
            report.add(point.toString(), bench.execute(point));
            afterTable.run();
          }
        });
  }

  private BenchPlan plan() {
    boolean nothingSaid = files.isEmpty() && ndjson.isEmpty();
    return new BenchPlan(
        nothingSaid ? List.of(1_000) : files,
        ndjson.stream().map(BenchCommand::size).toList(),
        latencies,
        contestants());
  }

  private List<Candidate> contestants() {
    List<Candidate> wanted = only.stream().map(Candidate::named).toList();
    List<Candidate> unwanted = without.stream().map(Candidate::named).toList();
    return Arrays.stream(Candidate.values())
        .filter(one -> wanted.isEmpty() || wanted.contains(one))
        .filter(one -> !unwanted.contains(one))
        .toList();
  }

  private static DataSize size(String text) {
    try {
      return DataSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "Cannot bench with --ndjson %s: wanted a size such as 200MB".formatted(text), e);
    }
  }
}
