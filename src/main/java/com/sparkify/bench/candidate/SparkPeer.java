package com.sparkify.bench.candidate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;

import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark's own readers and writer, well configured. */
final class SparkPeer implements Work {
  private static final String FILE = "_metadata.file_path";
  private static final String MODIFIED = "_metadata.file_modification_time";

  private final Job job;
  private final SparkSession spark;
  private final Function<SparkPeer, Dataset<Row>> reader;

  private SparkPeer(Job job, Function<SparkPeer, Dataset<Row>> reader) {
    this.job = job;
    this.spark = Sessions.open(job);
    this.reader = reader;
  }

  static Work inferring(Job job) {
    return new SparkPeer(job, peer -> peer.json(peer.spark.read()));
  }

  static Work withSchema(Job job) {
    return new SparkPeer(
        job, peer -> peer.json(peer.spark.read().schema(PeerColumns.schema(job.source()))));
  }

  static Work binaryFiles(Job job) {
    return new SparkPeer(
        job,
        peer ->
            peer.parsed(
                peer.spark
                    .read()
                    .format("binaryFile")
                    .option("recursiveFileLookup", true)
                    .load(job.s3aInput()),
                col("content").cast("string"),
                col("path"),
                col("modificationTime")));
  }

  /** The modification time stays empty, because wholeTextFiles does not have it. */
  static Work wholeTextFiles(Job job) {
    return new SparkPeer(
        job,
        peer -> {
          var context = peer.spark.sparkContext();
          var files = context.wholeTextFiles(job.s3aInput(), context.defaultParallelism());
          Dataset<Row> rows =
              peer.spark.createDataset(files, PeerColumns.PATH_AND_TEXT).toDF("path", "text");
          return peer.parsed(rows, col("text"), col("path"), lit(null).cast("timestamp"));
        });
  }

  @Override
  public void run() {
    reader
        .apply(this)
        .write()
        .option("compression", "gzip")
        .option("nullValue", "@NULL@")
        .option("escape", "\"")
        .option("ignoreLeadingWhiteSpace", false)
        .option("ignoreTrailingWhiteSpace", false)
        .option("timestampFormat", "yyyy-MM-dd HH:mm:ss.SSS")
        .csv(job.s3aOutput());
  }

  private Dataset<Row> json(DataFrameReader reader) {
    return staged(
        reader
            .option("recursiveFileLookup", true)
            .json(job.s3aInput())
            .select(col("*"), col(FILE).as("_file"), col(MODIFIED).as("_modified")));
  }

  private Dataset<Row> parsed(Dataset<Row> files, Column text, Column file, Column modified) {
    return staged(
        files
            .select(
                from_json(text, PeerColumns.schema(job.source())).as("row"),
                file.as("_file"),
                modified.as("_modified"))
            .select("row.*", "_file", "_modified"));
  }

  private Dataset<Row> staged(Dataset<Row> rows) {
    return rows.select(PeerColumns.staged(job.source()));
  }
}
