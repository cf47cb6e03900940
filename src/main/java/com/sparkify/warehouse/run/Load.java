package com.sparkify.warehouse.run;

import com.sparkify.warehouse.failure.DataFailure;
import com.sparkify.warehouse.failure.LoadFailure;
import com.sparkify.warehouse.lake.Check;
import com.sparkify.warehouse.lake.CheckReport;
import com.sparkify.warehouse.lake.CheckedTable;
import com.sparkify.warehouse.lake.Feed;
import com.sparkify.warehouse.lake.LakeFile;
import com.sparkify.warehouse.lake.RunFolders;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.staging.CheckedRows;
import com.sparkify.warehouse.staging.Stage;
import com.sparkify.warehouse.staging.StagingWriter;
import com.sparkify.warehouse.staging.StagingWriters;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Publish;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.Retry;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.StagedRows;
import com.sparkify.warehouse.star.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** One load from start to end: lake, staging, star, and the record of it. */
public final class Load {
  private final Settings settings;
  private final SparkSession spark;
  private final Configuration hadoop;
  private final Progress progress;
  private final String runId = ThisProcess.newRunId();
  private final RunFolders folders;
  private final Warehouse warehouse;
  private final RunLog runs;
  private final Retry retry;
  private RunCounts counts = RunCounts.NOTHING;

  /**
   * @param settings what and where
   * @param spark where the lake is read; told here how to reach S3
   * @param progress shows the steps
   */
  public Load(Settings settings, SparkSession spark, Progress progress) {
    this.settings = settings;
    this.spark = spark;
    this.progress = progress;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
    S3AccessConfiguration.apply(settings.s3(), hadoop);
    this.folders = RunFolders.of(runId, settings.redshift().tempDir(), settings.lake().rejects());
    this.warehouse = new Warehouse(settings.redshift(), runId);
    this.runs = new RunLog(warehouse);
    this.retry = new Retry(settings.load().publishAttempts(), settings.load().publishBackoff());
  }

  /**
   * Loads what the request wants.
   *
   * @throws LoadFailure if it cannot; the star is then as it was, and nothing is left of the run
   *     but its rejects and its row in the run log
   */
  public LoadSummary execute(LoadRequest request) {
    StagingWriter writer = StagingWriters.choose(settings, spark, warehouse, folders);
    step("prepare tables", 0, () -> retry.call(attempt -> new CreateTables(warehouse).execute()));
    List<String> dead =
        step(
            "sweep dead runs",
            0,
            () -> retry.call(attempt -> new Sweep(settings, runs, hadoop).execute()));
    dead.forEach(run -> progress.note("swept the dead run " + run));
    retry.call(attempt -> record(request, writer));
    var abandonOnExit = new AbandonOnExit(() -> abandon("failed", "The run was interrupted"));
    try (var heartbeat = new Heartbeat(runs, runId, settings.load().lease())) {
      return load(request, writer);
    } catch (LoadFailure e) {
      abandonAfter(e, e instanceof DataFailure ? "refused" : "failed");
      throw e;
    } catch (RuntimeException | Error e) {
      abandonAfter(e, "failed");
      throw e;
    } finally {
      abandonOnExit.cancel();
    }
  }

  private LoadSummary load(LoadRequest request, StagingWriter writer) {
    progress.note("run " + runId + ", staging by " + writer.name());
    FilesToLoad files =
        step("list the lake", 0, () -> new FindFiles(settings, hadoop, warehouse).execute(request));
    if (files.count() == 0) {
      retry.call(attempt -> endIdle());
      return summary(writer, files, CheckReport.NOTHING, Optional.empty());
    }
    CheckReport events = check(Feed.EVENTS, settings.lake().logs(), files.events());
    CheckReport songs = check(Feed.SONGS, settings.lake().songs(), files.songs());
    CheckReport all = events.plus(songs);
    counts =
        new RunCounts(
            all.files(),
            all.bytes(),
            all.lines(),
            all.rejected(),
            events.accepted(),
            songs.accepted());
    refuseTooManyRejects(all);
    for (CheckedTable table : CheckedTable.values()) {
      stage(writer, new CheckedRows(table, all.parts(table)));
    }
    PublishCounts published =
        step("publish", 0, () -> new Publish(warehouse, retry, runId, counts).execute());
    deleteTemporary();
    return summary(writer, files, all, Optional.of(published));
  }

  private CheckReport check(Feed feed, String root, List<LakeFile> files) {
    var listener = new CheckedFilesListener(progress::done);
    spark.sparkContext().addSparkListener(listener);
    try {
      return step(
          "check " + feed.label(),
          files.size(),
          () ->
              new Check(spark, feed, root, folders, settings.lake().maxLine().bytes())
                  .execute(files));
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
  }

  private void refuseTooManyRejects(CheckReport all) {
    if (settings.load().maxRejects().exceededBy(all.rejected(), all.lines())) {
      throw new DataFailure(
          "Cannot publish: %,d of %,d lines were refused, and load.max-rejects allows %s; see rejects %s"
              .formatted(all.rejected(), all.lines(), settings.load().maxRejects(), runId));
    }
  }

  private void stage(StagingWriter writer, CheckedRows rows) {
    if (rows.count() > 0) {
      var stage = new Stage(writer, new StagedRows(warehouse), retry, runId);
      step("stage " + rows.table().table().replace("staging_", ""), 0, () -> stage.execute(rows));
    }
  }

  private boolean record(LoadRequest request, StagingWriter writer) {
    runs.start(
        new RunLog.Start(
            runId,
            request.from().map(Object::toString),
            request.to().map(Object::toString),
            writer.name(),
            spark.sparkContext().applicationId(),
            ThisProcess.host(),
            ThisProcess.processId()));
    return true;
  }

  private boolean endIdle() {
    runs.endIdle(runId);
    return true;
  }

  // What is published stays so: files that are left over make no run a failure.
  private void deleteTemporary() {
    try {
      folders.deleteTemporary(hadoop);
    } catch (LoadFailure e) {
      progress.note(e.getMessage() + "; the next run sweeps it");
    }
  }

  private <T> T step(String name, long total, Supplier<T> work) {
    spark.sparkContext().setJobGroup(runId, runId + ": " + name, false);
    return progress.step(name, total, work);
  }

  private LoadSummary summary(
      StagingWriter writer, FilesToLoad files, CheckReport all, Optional<PublishCounts> published) {
    return new LoadSummary(
        runId,
        writer.name(),
        files.listed(),
        counts,
        published,
        all.unknownFields(),
        all.vanished(),
        folders.rejects(),
        progress.times());
  }

  private void abandonAfter(Throwable failure, String status) {
    try {
      abandon(status, String.valueOf(failure.getMessage()));
    } catch (RuntimeException e) {
      // What is left now is swept by the next run; the failure that led here is the one to tell.
      failure.addSuppressed(e);
    }
  }

  private void abandon(String status, String error) {
    try {
      retry.call(attempt -> runs.abandon(runId, status, counts, error));
    } finally {
      folders.deleteTemporary(hadoop);
    }
  }
}
