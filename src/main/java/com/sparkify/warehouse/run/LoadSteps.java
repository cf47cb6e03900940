package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.lake.Ingest;
import com.sparkify.warehouse.lake.IngestReport;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.lake.writing.StagingTable;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.staging.IngestedRows;
import com.sparkify.warehouse.staging.Stage;
import com.sparkify.warehouse.staging.StagingWriter;
import com.sparkify.warehouse.star.Publish;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.StagedRows;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The steps of one run, from the lake to the star, each shown and counted. */
final class LoadSteps {
  private final Settings settings;
  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Retry retry;
  private final RunFolders folders;
  private final StagingWriter writer;
  private final SparkProgress progress;
  private RunCounts counts = RunCounts.NOTHING;

  LoadSteps(
      Settings settings,
      SparkSession spark,
      Warehouse warehouse,
      Retry retry,
      RunFolders folders,
      StagingWriter writer,
      SparkProgress progress) {
    this.settings = settings;
    this.spark = spark;
    this.warehouse = warehouse;
    this.retry = retry;
    this.folders = folders;
    this.writer = writer;
    this.progress = progress;
  }

  /** What has been read and staged so far. */
  RunCounts counts() {
    return counts;
  }

  LoadSummary execute(LoadRequest request) {
    var find = new FindFiles(settings, spark.sparkContext().hadoopConfiguration(), warehouse);
    FilesToLoad files = progress.step(LoadSummary.LISTING, () -> find.execute(request));
    if (files.count() == 0) {
      return summary(files, IngestReport.NOTHING, Optional.empty());
    }
    IngestReport events = check(Source.EVENTS, settings.lake().logs(), files.events());
    IngestReport songs = check(Source.SONGS, settings.lake().songs(), files.songs());
    IngestReport all = events.plus(songs);
    counts =
        new RunCounts(
            all.files(),
            all.bytes(),
            all.lines(),
            all.rejected(),
            events.accepted(),
            songs.accepted());
    refuseTooManyRejects(all);
    for (StagingTable table : StagingTable.values()) {
      stage(new IngestedRows(table, all.parts(table)));
    }
    var publish = new Publish(warehouse, retry, folders.runId(), counts);
    PublishCounts published = progress.step("publish", publish::execute);
    return summary(files, all, Optional.of(published));
  }

  private IngestReport check(Source feed, String root, List<LakeFile> files) {
    var check = new Ingest(spark, feed, root, folders, settings.lake().maxLine().bytes());
    return progress.step("check " + feed.label(), files.size(), () -> check.execute(files));
  }

  private void refuseTooManyRejects(IngestReport all) {
    if (settings.load().maxRejects().exceededBy(all.rejected(), all.lines())) {
      throw new DataException(
          "Cannot publish: %,d of %,d lines were refused, and load.max-rejects allows %s; see rejects %s"
              .formatted(
                  all.rejected(), all.lines(), settings.load().maxRejects(), folders.runId()));
    }
  }

  private void stage(IngestedRows rows) {
    if (rows.count() > 0) {
      var stage = new Stage(writer, new StagedRows(warehouse), retry, folders.runId());
      String what = rows.table().table().replace("staging_", "");
      progress.step("stage " + what, () -> stage.execute(rows));
    }
  }

  private LoadSummary summary(
      FilesToLoad files, IngestReport all, Optional<PublishCounts> published) {
    return new LoadSummary(
        folders.runId(),
        writer.name(),
        files.listed(),
        counts,
        published,
        all.unknownFields(),
        all.vanished(),
        folders.rejects(),
        progress.times());
  }
}
