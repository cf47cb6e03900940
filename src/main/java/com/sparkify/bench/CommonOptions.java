package com.sparkify.bench;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of all bench commands. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "number of rounds per candidate (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--slow-limit",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description =
          "a candidate slower than this in round 1 runs no further rounds (default: ${DEFAULT-VALUE})")
  private long slowLimit;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "1g",
      description = "heap of each candidate (default: ${DEFAULT-VALUE})")
  private String heap;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "also write the report to this file, after each table")
  private Optional<Path> file = Optional.empty();

  /** Adds tables to a report, one at a time. */
  @FunctionalInterface
  interface Measuring {
    void fill(Report report, Runnable afterTable, Rounds rounds, ForkProcess process);
  }

  /** Measures, and prints the report; after an error it has what was measured before. */
  int measure(Measuring measuring) {
    var plan = new Rounds(rounds, Duration.ofSeconds(slowLimit), this::printProgress);
    var report = new Report(LocalDate.now(ZoneId.systemDefault()), Machine.describe(), heap);
    write(report);
    try (BenchHome home = BenchHome.open()) {
      measuring.fill(report, () -> write(report), plan, new ForkProcess(home, heap));
      write(report);
    } finally {
      if (!report.isEmpty()) {
        spec.commandLine().getOut().print(report.markdown());
        spec.commandLine().getOut().flush();
      }
    }
    return report.hasFailures() ? 1 : 0;
  }

  private void printProgress(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private void write(Report report) {
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), report.markdown());
      } catch (IOException e) {
        throw new SettingsException("Cannot write --report %s: %s".formatted(file.get(), e), e);
      }
    }
  }
}
