package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.S3Region;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import org.apache.spark.sql.SparkSession;

/** Appends ingested rows to the staging table of the same name. */
public interface StagingWriter {

  /** Its name in the log and in the run log. */
  String name();

  /**
   * Appends the rows; all of them are committed, or none.
   *
   * @throws LoadException if they cannot be written; after a {@link
   *     com.sparkify.warehouse.error.TransientException} they may be there all the same, for the
   *     acknowledgement may be what was lost
   */
  void write(IngestedRows rows);

  /**
   * The writer that the settings name; for {@code auto}, the connector if it is on the classpath,
   * else COPY.
   *
   * @throws SettingsException if the settings name the connector and it is not on the classpath
   */
  static StagingWriter choose(
      Settings settings, SparkSession spark, Warehouse warehouse, RunFolders folders) {
    StagingWriterChoice choice = settings.redshift().writer();
    boolean isPresent = ConnectorWriter.isPresent();
    if (choice == StagingWriterChoice.CONNECTOR && !isPresent) {
      throw new SettingsException(
          "Cannot use redshift.writer = connector: the spark-redshift connector is not on the"
              + " classpath; add it with --packages, or set redshift.writer = copy");
    }
    String region = S3Region.of(settings.s3());
    return choice != StagingWriterChoice.COPY && isPresent
        ? new ConnectorWriter(spark, warehouse, region, folders)
        : new CopyWriter(warehouse, region, folders, spark.sparkContext().hadoopConfiguration());
  }
}
