package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.lake.Ingest;
import com.sparkify.warehouse.lake.IngestReport;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.writing.ReportedRejects;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.lake.writing.StagingTable;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.staging.IngestedRows;
import com.sparkify.warehouse.staging.Stage;
import com.sparkify.warehouse.staging.StagingWriter;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.LoadedRows;
import com.sparkify.warehouse.star.Publication;
import com.sparkify.warehouse.star.Publish;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.StagedRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** One run from start to end: prepares the warehouse, and loads new files under a guard. */
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
  private final StagingWriter writer;

  /** What has been read and staged so far; the guard's shutdown hook reads it too. */
  private volatile RunCounts counts = RunCounts.NOTHING;

  /**
   * @param spark reads the lake; its Hadoop configuration is set up for S3
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
    this.writer = StagingWriter.choose(settings, spark, warehouse, folders);
  }

  /**
   * Loads what the request asks for.
   *
   * @throws LoadException if it cannot; the star is then unchanged, and only the run's rejects and
   *     its row in the run log remain
   */
  public LoadSummary execute(LoadRequest request) {
    var tables = new CreateTables(warehouse);
    progress.step("prepare tables", () -> retry.call(attempt -> tables.execute()));
    var sweep = new Sweep(settings, runs, hadoop);
    List<String> dead =
        progress.step("clean up dead runs", () -> retry.call(attempt -> sweep.execute()));
    dead.forEach(run -> progress.note("cleaned up the dead run " + run));
    retry.run(() -> recordStart(request));
    progress.note("run " + runId + ", staging by " + writer.name());
    var guard = new RunGuard(runs, retry, settings.load().lease(), folders, hadoop);
    try {
      LoadSummary summary = guard.execute(() -> load(request), () -> counts);
      logMetrics(RunLog.SUCCEEDED, summary.published());
      return summary;
    } catch (RuntimeException e) {
      logMetrics(RunLog.statusAfter(e), Optional.empty());
      throw e;
    }
  }

  private void logMetrics(String status, Optional<PublishCounts> published) {
    var metrics = new RunMetrics(runId, status, counts, published, progress.times());
    settings
        .load()
        .metricsNamespace()
        .ifPresentOrElse(
            // Not by a logger: CloudWatch wants nothing else on the line.
            namespace -> System.err.println(metrics.line(namespace, Instant.now())),
            () -> progress.log(metrics.line()));
  }

  private LoadSummary load(LoadRequest request) {
    if (request.selection() != Selection.EVERY_FILE) {
      progress.step("verify what is loaded", this::verifyLoaded);
    }
    String listedAt = retry.call(attempt -> new Ledger(warehouse).now());
    var find = new FindFiles(settings, hadoop, warehouse);
    FilesToLoad files = progress.step(LoadSummary.LISTING, () -> find.execute(request));
    if (files.count() == 0) {
      retry.run(() -> runs.endIdle(runId));
      return summary(files, IngestReport.NOTHING, Optional.empty());
    }
    IngestReport events = ingest(Source.EVENTS, settings.lake().logs(), files.events());
    IngestReport songs = ingest(Source.SONGS, settings.lake().songs(), files.songs());
    refuseUnreadable(settings.lake().logs(), files.events(), events.vanished());
    refuseUnreadable(settings.lake().songs(), files.songs(), songs.vanished());
    IngestReport all = events.plus(songs);
    counts =
        new RunCounts(
            all.files(),
            all.bytes(),
            all.records(),
            all.rejected(),
            events.accepted(),
            songs.accepted());
    if (all.rejected() > 0) {
      ReportedRejects.write(folders, all.parts(StagingTable.STAGING_FILES), hadoop);
    }
    refuseTooManyRejects(all, request);
    for (StagingTable table : StagingTable.values()) {
      stage(new IngestedRows(table, all.parts(table)));
    }
    var publication =
        new Publication(runId, listedAt, request.refresh(), settings.load().maxWithdrawn(), counts);
    var publish = new Publish(warehouse, retry, publication);
    PublishCounts published = progress.step("publish", publish::execute);
    return summary(files, all, Optional.of(published));
  }

  private Void verifyLoaded() {
    retry.run(new LoadedRows(warehouse)::verify);
    return null;
  }

  private IngestReport ingest(Source source, String root, List<LakeFile> files) {
    var ingest = new Ingest(spark, source, root, folders, LineLimits.of(settings));
    return progress.step("ingest " + source.label(), files.size(), () -> ingest.execute(files));
  }

  // What has changed meanwhile is left to the next run; what has not must not be passed over.
  private void refuseUnreadable(String root, List<LakeFile> files, List<String> vanished) {
    if (vanished.isEmpty()) {
      return;
    }
    Set<String> paths = Set.copyOf(vanished);
    List<LakeFile> unreadable =
        new LakeListing(root, hadoop)
            .stillThere(files.stream().filter(file -> paths.contains(file.path())).toList());
    if (!unreadable.isEmpty()) {
      throw new TransientException(
          "Cannot read %s: it is in the lake as it was listed, but cannot be found when it is read (%,d such files)"
              .formatted(unreadable.get(0).path(), unreadable.size()));
    }
  }

  private void refuseTooManyRejects(IngestReport all, LoadRequest request) {
    RejectLimit limit = settings.load().maxRejects();
    // The files of a replay are those with rejects: no more than before is no worse than before.
    long before = request.replay().map(Replay::rejected).orElse(0L);
    if (all.rejected() > before && limit.exceededBy(all.rejected(), all.records())) {
      throw new DataException(
          "Cannot publish: %,d of %,d records were rejected, more than load.max-rejects (%s) allows; `submit.sh rejects %s` lists them"
              .formatted(all.rejected(), all.records(), limit, runId));
    }
  }

  private void stage(IngestedRows rows) {
    if (rows.count() > 0) {
      var stage = new Stage(writer, new StagedRows(warehouse), retry, runId);
      String what = rows.table().table().replace("staging_", "");
      progress.step("stage " + what, () -> stage.execute(rows));
    }
  }

  private void recordStart(LoadRequest request) {
    runs.start(
        new RunLog.Start(
            runId,
            request.from().map(Object::toString),
            request.to().map(Object::toString),
            writer.name(),
            spark.sparkContext().applicationId(),
            ThisProcess.host(),
            ThisProcess.hostId(),
            ThisProcess.processId()));
  }

  private LoadSummary summary(
      FilesToLoad files, IngestReport all, Optional<PublishCounts> published) {
    return new LoadSummary(
        runId,
        writer.name(),
        files,
        counts,
        published,
        all.unknownFields(),
        all.vanished(),
        folders.rejects(),
        progress.times());
  }
}
