package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.S3Settings;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Sets Hadoop's S3A up as the settings say. */
public final class S3AccessConfiguration {
  private S3AccessConfiguration() {}

  /** For work without a Spark session: what spark-submit got, and what the settings say. */
  public static Configuration withoutSession(S3Settings s3) {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    apply(s3, hadoop);
    return hadoop;
  }

  /**
   * Sets the configured values, and leaves the others unchanged.
   *
   * @throws SettingsException if S3A is missing or too old, or there is no region
   */
  public static void apply(S3Settings s3, Configuration hadoop) {
    Libraries.require();
    hadoop.set("fs.s3a.endpoint.region", S3Region.of(s3));
    // Its default, analytics, is for Parquet: it reads tiny files one at a time, many times slower.
    hadoop.set("fs.s3a.input.stream.type", "classic");
    s3.endpoint()
        .ifPresent(
            endpoint -> {
              hadoop.set("fs.s3a.endpoint", endpoint.toString());
              hadoop.set(
                  "fs.s3a.connection.ssl.enabled",
                  Boolean.toString("https".equals(endpoint.getScheme())));
              hadoop.set("fs.s3a.path.style.access", "true");
            });
    s3.credentials()
        .ifPresent(
            credentials -> {
              hadoop.set(
                  "fs.s3a.aws.credentials.provider",
                  "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
              hadoop.set("fs.s3a.access.key", credentials.accessKey());
              hadoop.set("fs.s3a.secret.key", credentials.secretKey().reveal());
            });
  }
}
