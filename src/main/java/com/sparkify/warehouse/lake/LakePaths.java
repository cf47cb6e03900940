package com.sparkify.warehouse.lake;

import org.apache.hadoop.fs.Path;

/**
 * Translates between the addresses that Hadoop reads and those that Redshift and the ledger know.
 */
public final class LakePaths {
  private LakePaths() {}

  /**
   * The address of an object as Redshift writes it. One object is one address, whichever of
   * Hadoop's file systems ({@code s3a} here, EMR's {@code s3}) has read it.
   */
  public static String redshiftAddress(Path path) {
    return path.toString().replaceFirst("^s3[an]://", "s3://");
  }

  /**
   * The other way round: the address for the file system that a root such as {@code s3a://…} is of.
   */
  static Path hadoopPath(String address, String scheme) {
    return new Path(address.startsWith("s3://") ? scheme + address.substring(2) : address);
  }
}
