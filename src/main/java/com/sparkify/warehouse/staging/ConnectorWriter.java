package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.failure.LoadFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import com.sparkify.warehouse.lake.CheckedTable;
import com.sparkify.warehouse.lake.RunFolders;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.S3Settings;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The spark-redshift community connector, which EMR has installed. */
public final class ConnectorWriter implements StagingWriter {
  /** The name of the format; its package has a class DefaultSource. */
  static final String FORMAT = "io.github.spark_redshift_community.spark.redshift";

  private final SparkSession spark;
  private final RedshiftSettings redshift;
  private final S3Settings s3;
  private final RunFolders folders;

  /**
   * @param spark where the connector runs
   * @param redshift where the tables are
   * @param s3 where the files go
   * @param folders below which the connector keeps its files, for it deletes none
   */
  public ConnectorWriter(
      SparkSession spark, RedshiftSettings redshift, S3Settings s3, RunFolders folders) {
    this.spark = spark;
    this.redshift = redshift;
    this.s3 = s3;
    this.folders = folders;
  }

  /** Whether the connector is on the classpath. */
  public static boolean isPresent() {
    try {
      Class.forName(
          FORMAT + ".DefaultSource", false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public String name() {
    return "connector";
  }

  @Override
  public void write(CheckedRows rows) {
    try {
      rows.dataset(spark)
          .write()
          .format(FORMAT)
          .options(options(rows.table()))
          .mode(SaveMode.Append)
          .save();
    } catch (LoadFailure e) {
      throw e;
    } catch (Exception e) {
      // Scala does not declare what it throws: SQLException, SparkException, IOException.
      throw new TransientFailure(
          "Cannot stage " + rows.table().table() + " by the connector: " + firstLine(e), e);
    }
  }

  /** What is known of the options, and why, stands in the README. */
  private Map<String, String> options(CheckedTable table) {
    var options = new TreeMap<String, String>();
    options.put("url", redshift.url());
    options.put("user", redshift.user());
    options.put("password", redshift.password().reveal());
    options.put("dbtable", redshift.schema() + "." + table.table());
    options.put("tempdir", folders.temp() + "/connector");
    options.put("tempdir_region", s3.region());
    // Its default, AVRO, is slow, and does not keep every control character.
    options.put("tempformat", "CSV GZIP");
    options.put("include_column_list", "true");
    // We try again ourselves: a lost acknowledgement of its commit would stage the rows twice.
    options.put("copyretrycount", "0");
    options.put("extracopyoptions", "TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF");
    options.put("label", "stage " + table.table());
    redshift.iamRole().ifPresent(role -> options.put("aws_iam_role", role));
    s3.endpoint().ifPresent(endpoint -> options.put("check_s3_bucket_usage", "false"));
    return options;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
