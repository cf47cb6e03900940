package com.sparkify.bench.candidate;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session of the candidates, configured as by submit.sh. */
public final class Sessions {
  private Sessions() {}

  /** Spark's configuration from submit.sh, or the same defaults. */
  public static SparkConf conf() {
    return new SparkConf()
        .setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.driver.host", "127.0.0.1")
        .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
        .setIfMissing("spark.sql.session.timeZone", "UTC");
  }

  /** Starts Spark with this configuration and access to the bench's S3 server. */
  static SparkSession open(Job job) {
    SparkConf conf =
        conf()
            // Few large tasks instead of one per 32 tiny files, because each task writes a file.
            .setIfMissing("spark.sql.files.openCostInBytes", "0")
            // The S3 committer writes files in place, without renames.
            .setIfMissing("spark.hadoop.fs.s3a.committer.name", "magic")
            .setIfMissing(
                "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
                "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory")
            .setIfMissing(
                "spark.sql.sources.commitProtocolClass",
                "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol")
            // The same level as ours.
            .setIfMissing("spark.hadoop.zlib.compress.level", "TWO")
            .setIfMissing(
                "spark.hadoop.mapreduce.input.fileinputformat.input.dir.recursive", "true")
            .setIfMissing(
                "spark.hadoop.mapreduce.input.fileinputformat.list-status.num-threads", "16");
    SparkSession spark = SparkSession.builder().appName("bench").config(conf).getOrCreate();
    S3AccessConfiguration.apply(job.s3(), spark.sparkContext().hadoopConfiguration());
    return spark;
  }
}
