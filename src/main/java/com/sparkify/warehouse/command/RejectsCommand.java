package com.sparkify.warehouse.command;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.lake.writing.Rejects;
import com.sparkify.warehouse.settings.Settings;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what was refused. */
@Command(
    name = "rejects",
    description = "Lists the lines that were refused, with file, line number, reason and text.")
public final class RejectsCommand implements Callable<Integer> {
  private static final int TEXT_SHOWN = 120;

  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "of this run (default: the newest that has any)")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "at most so many (default: ${DEFAULT-VALUE})")
  private long limit;

  RejectsCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Configuration hadoop = S3AccessConfiguration.withoutSession(settings.s3());
    PrintWriter out = spec.commandLine().getOut();
    var rejects = new Rejects(settings.lake().rejects(), hadoop);
    Optional<String> chosen = run.or(rejects::newestRun);
    if (chosen.isEmpty()) {
      out.println("No run has refused a line.");
      return 0;
    }
    long shown = rejects.read(chosen.get(), limit, reject -> print(out, reject));
    out.printf(
        "%,d lines of run %s%s%n",
        shown, chosen.get(), shown == limit ? ", there may be more: see --limit" : "");
    return 0;
  }

  private static void print(PrintWriter out, Reject reject) {
    out.println(Printable.of("%s:%d: %s".formatted(reject.file(), reject.line(), reject.reason())));
    String raw = reject.raw();
    boolean whole = raw.codePointCount(0, raw.length()) <= TEXT_SHOWN;
    String shown = whole ? raw : raw.substring(0, raw.offsetByCodePoints(0, TEXT_SHOWN));
    out.println("    " + Printable.of(shown) + (whole ? "" : "…"));
  }
}
