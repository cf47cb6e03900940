package com.sparkify.warehouse.command;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.FilesToLoad;
import com.sparkify.warehouse.run.FindFiles;
import com.sparkify.warehouse.run.Load;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.run.LogProgress;
import com.sparkify.warehouse.run.Progress;
import com.sparkify.warehouse.run.TerminalProgress;
import com.sparkify.warehouse.settings.Settings;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = {
      "Loads every file that is not loaded yet, and publishes it to the star schema.",
      "Creates missing tables first, and checks the result before it commits. Safe to repeat."
    })
final class RunCommand extends WarehouseCommand {
  @ArgGroup private Window window;

  @Option(names = "--full-refresh", description = "load every file again, even if it is loaded")
  private boolean fullRefresh;

  @Option(names = "--dry-run", description = "only list the files to load and their size")
  private boolean dryRun;

  /** One day or a period, by the day of a log file. */
  private static final class Window {
    @Option(
        names = "--date",
        paramLabel = "DAY",
        description =
            "only the logs of this day, YYYY-MM-DD, and new songs; the day is in the key: dt=2018-11-01/, 2018/11/01/, year=2018/month=11/day=01/, or in the name")
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
    LoadRequest request = request();
    if (dryRun) {
      preview(request);
    } else {
      print(load(settings(), request));
    }
    return 0;
  }

  /** Loads, and returns what to print of it. */
  static String load(Settings settings, LoadRequest request) {
    Progress progress =
        System.console() == null ? new LogProgress() : new TerminalProgress(System.err);
    // Whoever runs the command stops Spark.
    return SummaryText.of(
        new Load(settings, SparkApplication.session(), progress).execute(request));
  }

  private void preview(LoadRequest request) {
    Settings settings = settings();
    var warehouse = new Warehouse(settings.redshift(), "preview");
    FilesToLoad files =
        new FindFiles(settings, S3AccessConfiguration.withoutSession(settings.s3()), warehouse)
            .execute(request);
    SummaryText.days(files).ifPresent(this::print);
    if (files.others() > 0) {
      print(SummaryText.others(files));
    }
    files.all().forEach(file -> print("%,14d  %s".formatted(file.size(), file.path())));
    print(
        "%,14d  bytes in %,d files to load, of %,d in the lake; nothing was changed"
            .formatted(files.bytes(), files.count(), files.listed()));
  }

  private LoadRequest request() {
    Window chosen = window == null ? new Window() : window;
    Span span = chosen.span == null ? new Span() : chosen.span;
    return new LoadRequest(
        Optional.ofNullable(chosen.date).or(() -> Optional.ofNullable(span.from)),
        Optional.ofNullable(chosen.date).or(() -> Optional.ofNullable(span.to)),
        fullRefresh ? Selection.EVERY_FILE : Selection.NEW_FILES);
  }
}
