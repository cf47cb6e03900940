package com.sparkify.warehouse.command;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.lake.writing.RejectReader;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rejects",
    description = "Lists rejected records with file, line, number, reason and text.")
final class RejectsCommand extends WarehouseCommand {
  private static final int TEXT_SHOWN = 120;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "of this run (default: the newest that has any)")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "at most this many (default: ${DEFAULT-VALUE})")
  private long limit;

  @Option(names = "--reasons", description = "count them by reason instead")
  private boolean reasons;

  @Override
  public Integer call() {
    var rejects =
        new RejectReader(
            settings().lake().rejects(), S3AccessConfiguration.withoutSession(settings().s3()));
    Optional<String> chosen = run.or(rejects::newestRun);
    if (chosen.isEmpty()) {
      print("No run has rejected a record.");
      return 0;
    }
    if (reasons) {
      print(RejectReasons.of(each -> rejects.read(chosen.get(), Long.MAX_VALUE, each)));
      return 0;
    }
    long shown = rejects.read(chosen.get(), limit, this::print);
    print(
        "rejected records of run %s: %,d%s"
            .formatted(
                chosen.get(), shown, shown == limit ? "; there may be more: see --limit" : ""));
    return 0;
  }

  private void print(RejectReasons counted) {
    counted.table().lines().forEach(this::print);
    print("rejected records: %,d".formatted(counted.total()));
  }

  private void print(Reject reject) {
    String number = reject.record() == 0 ? "" : " (record %d)".formatted(reject.record());
    print(
        Printable.of(
            "%s:%d%s: %s".formatted(reject.file(), reject.line(), number, reject.reason())));
    String raw = reject.raw();
    boolean whole = raw.codePointCount(0, raw.length()) <= TEXT_SHOWN;
    String shown = whole ? raw : raw.substring(0, raw.offsetByCodePoints(0, TEXT_SHOWN));
    print("    " + Printable.of(shown) + (whole ? "" : "…"));
  }
}
