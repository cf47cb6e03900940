package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.RunFolders;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import org.apache.spark.sql.SparkSession;

/** Chooses the staging writer that the settings name. */
public final class StagingWriters {
  private StagingWriters() {}

  /**
   * @return the connector if it is asked for, or if the choice is left and it is on the classpath;
   *     else COPY
   * @throws SettingsException if the connector is asked for and not there
   */
  public static StagingWriter choose(
      Settings settings, SparkSession spark, Warehouse warehouse, RunFolders folders) {
    StagingWriterChoice choice = settings.redshift().writer();
    boolean connector =
        choice == StagingWriterChoice.CONNECTOR
            || (choice == StagingWriterChoice.AUTO && ConnectorWriter.isPresent());
    if (!connector) {
      return new CopyWriter(
          warehouse, settings.s3(), folders, spark.sparkContext().hadoopConfiguration());
    }
    if (!ConnectorWriter.isPresent()) {
      throw new SettingsException(
          "Cannot use redshift.writer = connector: the spark-redshift connector is not on the"
              + " classpath; give it to spark-submit by --packages, or set redshift.writer = copy");
    }
    return new ConnectorWriter(spark, warehouse, settings.s3().region(), folders);
  }
}
