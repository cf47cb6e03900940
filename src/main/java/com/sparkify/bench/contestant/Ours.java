package com.sparkify.bench.contestant;

import com.sparkify.warehouse.lake.Check;
import com.sparkify.warehouse.lake.CheckReport;
import com.sparkify.warehouse.lake.LakeFile;
import com.sparkify.warehouse.lake.LakeListing;
import com.sparkify.warehouse.lake.RunFolders;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** As a run does it. */
final class Ours implements Work {
  private static final long MAX_LINE_BYTES = 1024 * 1024;

  private final Job job;
  private final SparkSession spark;

  Ours(Job job) {
    this.job = job;
    this.spark = Sessions.open(job);
  }

  @Override
  public void run() {
    List<LakeFile> files =
        new LakeListing(job.feed(), job.s3aSource(), spark.sparkContext().hadoopConfiguration())
            .execute();
    var folders = new RunFolders(Job.RUN_ID, job.s3aOutput(), job.s3aOutput() + "/rejects");
    CheckReport report =
        new Check(spark, job.feed(), job.s3aSource(), folders, MAX_LINE_BYTES).execute(files);
    if (report.rejected() > 0 || !report.vanished().isEmpty()) {
      throw new IllegalStateException(
          "%d lines were rejected, %d files vanished"
              .formatted(report.rejected(), report.vanished().size()));
    }
  }
}
