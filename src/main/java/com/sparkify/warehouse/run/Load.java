package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.staging.StagingWriter;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.RunLog;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * One load from start to end: its record in the run log, its sign of life, its steps, and what is
 * to be cleared away whether it succeeds or not.
 */
public final class Load {
  private final Settings settings;
  private final SparkSession spark;
  private final Configuration hadoop;
  private final String runId = ThisProcess.newRunId();
  private final SparkProgress progress;
  private final RunFolders folders;
  private final Warehouse warehouse;
  private final RunLog runs;
  private final Retry retry;

  /**
   * @param settings what and where
   * @param spark where the lake is read; told here how to reach S3
   * @param progress shows the steps
   */
  public Load(Settings settings, SparkSession spark, Progress progress) {
    this.settings = settings;
    this.spark = spark;
    this.progress = new SparkProgress(spark.sparkContext(), runId, progress);
    this.hadoop = spark.sparkContext().hadoopConfiguration();
    S3AccessConfiguration.apply(settings.s3(), hadoop);
    this.folders = RunFolders.of(runId, settings.redshift().tempDir(), settings.lake().rejects());
    this.warehouse = new Warehouse(settings.redshift(), runId);
    this.runs = new RunLog(warehouse);
    this.retry = Retry.of(settings.load());
  }

  /**
   * Loads what the request wants.
   *
   * @throws LoadException if it cannot; the star is then as it was, and nothing is left of the run
   *     but its rejects and its row in the run log
   */
  public LoadSummary execute(LoadRequest request) {
    StagingWriter writer = StagingWriter.choose(settings, spark, warehouse, folders);
    var tables = new CreateTables(warehouse);
    progress.step("prepare tables", () -> retry.call(attempt -> tables.execute()));
    var sweep = new Sweep(settings, runs, hadoop);
    List<String> dead =
        progress.step("sweep dead runs", () -> retry.call(attempt -> sweep.execute()));
    dead.forEach(run -> progress.note("swept the dead run " + run));
    retry.call(attempt -> record(request, writer));
    progress.note("run " + runId + ", staging by " + writer.name());
    var steps = new LoadSteps(settings, spark, warehouse, retry, folders, writer, progress);
    return guarded(steps, request);
  }

  @SuppressWarnings("try") // A heartbeat needs nothing but to be open.
  private LoadSummary guarded(LoadSteps steps, LoadRequest request) {
    var abandonOnExit =
        new AbandonOnExit(() -> abandon(steps, "failed", "The run was interrupted"));
    try (var heartbeat = new Heartbeat(runs, runId, settings.load().lease())) {
      LoadSummary summary = steps.execute(request);
      if (summary.published().isEmpty()) {
        retry.call(attempt -> endIdle());
      }
      deleteTemporary();
      return summary;
    } catch (LoadException e) {
      abandonAfter(e, steps, e instanceof DataException ? "refused" : "failed");
      throw e;
    } catch (RuntimeException | Error e) {
      abandonAfter(e, steps, "failed");
      throw e;
    } finally {
      abandonOnExit.cancel();
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
    } catch (LoadException e) {
      progress.note(e.getMessage() + "; the next run sweeps it");
    }
  }

  private void abandonAfter(Throwable failure, LoadSteps steps, String status) {
    try {
      abandon(steps, status, String.valueOf(failure.getMessage()));
    } catch (RuntimeException e) {
      // What is left now is swept by the next run; the failure that led here is the one to tell.
      failure.addSuppressed(e);
    }
  }

  private void abandon(LoadSteps steps, String status, String error) {
    try {
      retry.call(attempt -> runs.abandon(runId, status, steps.counts(), error));
    } finally {
      folders.deleteTemporary(hadoop);
    }
  }
}
