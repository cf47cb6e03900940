package com.sparkify.bench.candidate;

import com.sparkify.warehouse.lake.Ingest;
import com.sparkify.warehouse.lake.IngestReport;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.writing.RunFolders;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** The code of a run: list, then ingest. */
final class Ours implements Work {
  private static final LineLimits LIMITS =
      new LineLimits(1024 * 1024, LocalDate.EPOCH, Duration.ofDays(1));

  private final Source source;
  private final String input;
  private final String output;
  private final SparkSession spark;

  private Ours(Job job, String input, String output) {
    this.source = job.source();
    this.input = input;
    this.output = output;
    this.spark = Sessions.open(job);
  }

  static Ours onS3(Job job) {
    return new Ours(job, job.s3aInput(), job.s3aOutput());
  }

  static Ours onLocalDisk(Job job) {
    return new Ours(job, job.localInput().toUri().toString(), job.localOutput().toUri().toString());
  }

  @Override
  public void run() {
    List<LakeFile> files =
        new LakeListing(input, spark.sparkContext().hadoopConfiguration()).execute().files();
    var folders = new RunFolders(Job.RUN_ID, output, output + "/rejects");
    IngestReport report = new Ingest(spark, source, input, folders, LIMITS).execute(files);
    if (report.rejected() > 0 || !report.vanished().isEmpty()) {
      throw new IllegalStateException(
          "%d lines were rejected, %d files vanished"
              .formatted(report.rejected(), report.vanished().size()));
    }
  }
}
