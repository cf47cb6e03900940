package com.sparkify.bench.candidate;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a contestant: the same for all, as submit.sh sets it up. */
public final class Sessions {
  private Sessions() {}

  /** What submit.sh has told this process of Spark, or would tell. */
  public static SparkConf told() {
    return new SparkConf()
        .setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.driver.host", "127.0.0.1")
        .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
        .setIfMissing("spark.sql.session.timeZone", "UTC");
  }

  /** Starts Spark with what submit.sh has told this process, led to the S3 server of the bench. */
  static SparkSession open(Job job) {
    SparkConf conf =
        told()
            // Few and large tasks, rather than one for 32 tiny files: each writes a staged file.
            .setIfMissing("spark.sql.files.openCostInBytes", "0")
            // Staged files are made in place, by the committer that is made for S3.
            .setIfMissing("spark.hadoop.fs.s3a.committer.name", "magic")
            .setIfMissing(
                "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
                "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory")
            .setIfMissing(
                "spark.sql.sources.commitProtocolClass",
                "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol")
            // The level that ours has.
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
