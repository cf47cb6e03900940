package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.listing.LakePaths;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.redshift.Login;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RedshiftSettings;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The spark-redshift community connector, which EMR has installed. */
final class ConnectorWriter implements StagingWriter {
  /** Spark's name of the format: a package that has a class DefaultSource. */
  private static final String FORMAT = "io.github.spark_redshift_community.spark.redshift";

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final String region;
  private final RunFolders folders;

  /**
   * @param spark where the connector runs
   * @param warehouse of the tables; the connector opens its own connections
   * @param region of the bucket
   * @param folders where the connector keeps its files; it deletes none
   */
  ConnectorWriter(SparkSession spark, Warehouse warehouse, String region, RunFolders folders) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.region = region;
    this.folders = folders;
  }

  /** Whether the connector is on the classpath. */
  static boolean isPresent() {
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

  /**
   * {@inheritDoc}
   *
   * @throws SettingsException if there is no role for Redshift to read the files with
   */
  @Override
  public void write(IngestedRows rows) {
    String table = rows.table().table();
    try {
      rows.dataset(spark)
          .write()
          .format(FORMAT)
          .options(options(table))
          .mode(SaveMode.Append)
          .save();
    } catch (Exception e) {
      // Scala does not declare what it throws; the connector wraps what Redshift has said.
      String folder = LakePaths.redshiftAddress(new Path(folder()));
      throw warehouse.copyFailure("stage " + table + " by the connector", folder, e);
    }
  }

  private Map<String, String> options(String table) {
    RedshiftSettings redshift = warehouse.settings();
    var options = new TreeMap<String, String>();
    Login login = warehouse.login();
    options.put("url", login.url());
    // With the role of the machine there is neither: the connector refuses them beside a DbUser.
    login.user().ifPresent(user -> options.put("user", user));
    login.password().ifPresent(password -> options.put("password", password.reveal()));
    options.put("dbtable", redshift.schema() + "." + table);
    options.put("tempdir", folder());
    options.put("tempdir_region", region);
    options.put("aws_iam_role", role(redshift));
    // Its default, AVRO, is slower and needs another library.
    options.put("tempformat", "CSV GZIP");
    options.put("include_column_list", "true");
    // We try again ourselves: after a lost acknowledgement it would stage twice.
    options.put("copyretrycount", "0");
    long timeout = redshift.statementTimeout().toMillis();
    options.put("preactions", "SET statement_timeout TO " + timeout);
    // This check uses other credentials than Hadoop's, and only warns.
    options.put("check_s3_bucket_usage", "false");
    // A write would otherwise install its optimizer rules in the session.
    options.put("autopushdown", "false");
    options.put("extracopyoptions", "TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF");
    // A label can have letters, digits and underscores.
    options.put("label", ("run_" + folders.runId() + "_stage_" + table).replaceAll("\\W", "_"));
    return options;
  }

  private String folder() {
    return folders.temp() + "/connector";
  }

  private static String role(RedshiftSettings redshift) {
    return redshift
        .iamRole()
        .filter(role -> !role.equals("default"))
        .orElseThrow(
            () ->
                new SettingsException(
                    "Cannot stage by the connector: it needs redshift.iam-role, the ARN of a role that"
                        + " Redshift reads redshift.temp-dir with"));
  }
}
