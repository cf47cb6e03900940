package com.sparkify.bench;

import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.contestant.Contestant;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.settings.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures reading beside others. */
@Command(
    name = "bench",
    description = {
      "Measures making staged files out of raw ones beside Spark's own readers, DuckDB and a floor in plain Java.",
      "All read objects of a temporary S3 server that lets requests wait, and must give the same rows. Contestants:",
      "ours, json, schema, binaryfile, wholetext, duckdb, floor. The report goes to standard output."
    })
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--files",
      paramLabel = "N",
      split = ",",
      description = "how many songs, one a file (default: 1000, unless --ndjson is given)")
  private List<Integer> files;

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
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often each contestant does each job (default: ${DEFAULT-VALUE})")
  private int rounds;

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

  @Option(
      names = "--slow-limit",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "who takes longer in the first round has no other (default: ${DEFAULT-VALUE})")
  private long slowLimit;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "1g",
      description = "the heap of each contestant (default: ${DEFAULT-VALUE})")
  private String heap;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write the report there too, after each point")
  private Optional<Path> reportFile = Optional.empty();

  @Override
  public Integer call() {
    BenchPlan plan = plan();
    var report = new Report(LocalDate.now(), Machine.describe(), plan);
    write(report);
    try (BenchHome home = BenchHome.open()) {
      var bench = new Bench(plan, home, spec.commandLine().getErr()::println);
      for (Point point : plan.points()) {
        report.add(point, bench.execute(point));
        write(report);
      }
    } finally {
      spec.commandLine().getOut().print(report.markdown());
      spec.commandLine().getOut().flush();
    }
    return report.hasFailures() ? 1 : 0;
  }

  private BenchPlan plan() {
    boolean nothingSaid = files == null && ndjson.isEmpty();
    List<Integer> smallFiles = files == null ? List.of() : files;
    return new BenchPlan(
        nothingSaid ? List.of(1_000) : smallFiles,
        ndjson.stream().map(BenchCommand::size).toList(),
        latencies,
        rounds,
        contestants(),
        Duration.ofSeconds(slowLimit),
        heap);
  }

  private List<Contestant> contestants() {
    List<Contestant> wanted = only.stream().map(Contestant::named).toList();
    List<Contestant> unwanted = without.stream().map(Contestant::named).toList();
    return Arrays.stream(Contestant.values())
        .filter(one -> wanted.isEmpty() || wanted.contains(one))
        .filter(one -> !unwanted.contains(one))
        .toList();
  }

  private static DataSize size(String text) {
    try {
      return DataSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsFailure(
          "Cannot bench with --ndjson %s: wanted a size such as 200MB".formatted(text), e);
    }
  }

  private void write(Report report) {
    if (reportFile.isPresent()) {
      try {
        Files.writeString(reportFile.get(), report.markdown());
      } catch (IOException e) {
        throw new SettingsFailure("Cannot write --report %s: %s".formatted(reportFile.get(), e), e);
      }
    }
  }
}
