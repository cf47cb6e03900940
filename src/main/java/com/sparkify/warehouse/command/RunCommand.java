package com.sparkify.warehouse.command;

import com.sparkify.warehouse.run.FilesToLoad;
import com.sparkify.warehouse.run.Load;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.run.LogProgress;
import com.sparkify.warehouse.run.Preview;
import com.sparkify.warehouse.run.Progress;
import com.sparkify.warehouse.run.TerminalProgress;
import com.sparkify.warehouse.settings.Settings;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job. */
@Command(
    name = "run",
    description = {
      "Loads every file that is not loaded yet, and publishes it to the star schema.",
      "Creates missing tables first, and checks the result before it commits. Safe to repeat."
    })
public final class RunCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  @ArgGroup private Window window = new Window();

  @Option(names = "--full-refresh", description = "take every file again, loaded or not")
  private boolean fullRefresh;

  @Option(names = "--dry-run", description = "say which files and how many bytes; change nothing")
  private boolean dryRun;

  RunCommand(GlobalOptions options) {
    this.options = options;
  }

  /** Either one day or a span of days, by the day in the key of a log file. */
  private static final class Window {
    @Option(
        names = "--date",
        paramLabel = "DAY",
        description = "only the logs of this day, YYYY-MM-DD, and new songs")
    private LocalDate date;

    @ArgGroup(exclusive = false)
    private Span span = new Span();
  }

  private static final class Span {
    @Option(
        names = "--from",
        paramLabel = "DAY",
        description = "only the logs of this day and later")
    private LocalDate from;

    @Option(
        names = "--to",
        paramLabel = "DAY",
        description = "only the logs of this day and earlier")
    private LocalDate to;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    LoadRequest request = request();
    return dryRun ? preview(settings, request) : load(settings, request);
  }

  private Integer load(Settings settings, LoadRequest request) {
    Progress progress =
        System.console() == null ? new LogProgress() : new TerminalProgress(System.err);
    // Whoever began the process stops Spark with it.
    SparkSession spark = SparkSession.builder().appName("sparkify-warehouse").getOrCreate();
    SummaryText.of(new Load(settings, spark, progress).execute(request)).forEach(this::print);
    return 0;
  }

  private Integer preview(Settings settings, LoadRequest request) {
    FilesToLoad files = new Preview(settings).execute(request);
    files.events().forEach(file -> print("%,14d  %s".formatted(file.size(), file.path())));
    files.songs().forEach(file -> print("%,14d  %s".formatted(file.size(), file.path())));
    print(
        "%,14d  bytes in %,d files to load, of %,d in the lake; nothing was changed"
            .formatted(files.bytes(), files.count(), files.listed()));
    return 0;
  }

  private LoadRequest request() {
    Window chosen = window == null ? new Window() : window;
    Span span = chosen.span == null ? new Span() : chosen.span;
    LocalDate from = chosen.date == null ? span.from : chosen.date;
    LocalDate to = chosen.date == null ? span.to : chosen.date;
    return new LoadRequest(
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        fullRefresh ? Selection.EVERY_FILE : Selection.NEW_FILES);
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
