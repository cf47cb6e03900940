package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.SettingsException;
import org.apache.hadoop.util.VersionInfo;

/** What a cluster must have so that the lake can be read. */
final class Libraries {
  private static final int[] LEAST = {3, 4};

  private Libraries() {}

  /**
   * @throws SettingsException if Hadoop is too old, or its S3A or the AWS SDK are missing
   */
  static void require() {
    String version = VersionInfo.getVersion();
    if (isOlder(version)) {
      throw new SettingsException(
          "Cannot read S3: this Spark has Hadoop %s, and 3.4 or newer is needed, as EMR 7 has it; stock Spark 3.5 has 3.3: use its build without Hadoop, with Hadoop 3.4 beside it"
              .formatted(version));
    }
    require("org.apache.hadoop.fs.s3a.S3AFileSystem", "org.apache.hadoop:hadoop-aws:" + version);
    require("software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk:s3");
  }

  private static void require(String name, String artifact) {
    try {
      Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new SettingsException(
          "Cannot read S3: %s is not on the classpath; add it with --packages".formatted(artifact),
          e);
    }
  }

  static boolean isOlder(String version) {
    String[] parts = version.split("[^0-9]+");
    for (int i = 0; i < LEAST.length; i++) {
      int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
      if (part != LEAST[i]) {
        return part < LEAST[i];
      }
    }
    return false;
  }
}
