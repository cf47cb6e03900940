package com.sparkify.warehouse.lake.listing;

import org.apache.hadoop.fs.Path;

/** Translates between Hadoop's addresses and those that Redshift and the ledger use. */
public final class LakePaths {
  private LakePaths() {}

  /**
   * The address of an object as Redshift writes it: the same, whichever of Hadoop's file systems
   * ({@code s3a} here, EMR's {@code s3}) read it.
   */
  public static String redshiftAddress(Path path) {
    return path.toString().replaceFirst("^s3[an]://", "s3://");
  }

  /** The address for a file system of Hadoop's, such as {@code s3a}. */
  public static Path hadoopPath(String address, String scheme) {
    return new Path(address.startsWith("s3://") ? scheme + address.substring(2) : address);
  }
}
