package com.sparkify.warehouse.settings;

/** Who writes the staging tables. */
public enum StagingWriterChoice {
  /** The connector where it is on the classpath, else COPY. */
  AUTO,
  /** The spark-redshift community connector. */
  CONNECTOR,
  /** Files and a manifest in the temporary directory, and COPY over JDBC. */
  COPY
}
