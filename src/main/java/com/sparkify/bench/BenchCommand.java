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

/** Measures reading, compared with other readers. */
@Command(
    name = "bench",
    subcommands = {LoadCommand.class, IdleCommand.class, PublishCommand.class},
    description = {
      "Measures turning raw files into staged files, compared with Spark's own readers, DuckDB and a plain Java baseline.",
      "All read from a temporary S3 server that delays requests, and must produce the same rows. Candidates:",
      "ours, ours-local, json, schema, binaryfile, wholetext, duckdb, baseline. The report goes to standard output."
    })
public final class BenchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--files",
      paramLabel = "N",
      split = ",",
      description = "number of songs, one per file (default: 1000, unless --ndjson is given)")
  private List<Integer> files = new ArrayList<>();

  @Option(
      names = "--ndjson",
      paramLabel = "SIZE",
      split = ",",
      description = "size of the events file, such as 200MB,1GB; more than 1 GB is several files")
  private List<String> ndjson = new ArrayList<>();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      split = ",",
      defaultValue = "30",
      description = "delay of each S3 request in milliseconds (default: ${DEFAULT-VALUE})")
  private List<Integer> latencies;

  @Option(names = "--only", paramLabel = "NAME", split = ",", description = "only these candidates")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description = "all candidates except these")
  private List<String> without = new ArrayList<>();

  @Override
  public Integer call() {
    BenchPlan plan = plan();
    return common.measure(
        (report, afterTable, rounds, process) -> {
          plan.candidates().stream()
              .filter(one -> plan.points().stream().anyMatch(point -> one.takes(point.source())))
              .forEach(one -> report.explain(one.label(), one.description()));
          var bench = new Bench(plan, rounds, process);
          for (Point point : plan.points()) {
            report.add(point.toString(), bench.execute(point));
            afterTable.run();
          }
        });
  }

  private BenchPlan plan() {
    boolean isDefault = files.isEmpty() && ndjson.isEmpty();
    return new BenchPlan(
        isDefault ? List.of(1_000) : files,
        ndjson.stream().map(BenchCommand::size).toList(),
        latencies,
        candidates());
  }

  private List<Candidate> candidates() {
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
          "Cannot bench with --ndjson %s: expected a size such as 200MB".formatted(text), e);
    }
  }
}
