package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.S3Settings;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The region of the buckets. */
public final class S3Region {
  private S3Region() {}

  /**
   * That of the settings, else the one that the AWS SDK finds.
   *
   * @throws SettingsException if there is neither; it is never guessed
   */
  public static String of(S3Settings s3) {
    return s3.region().orElseGet(S3Region::found);
  }

  private static String found() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion().id();
    } catch (SdkClientException e) {
      throw new SettingsException(
          "Cannot tell the region of the buckets: set s3.region, or AWS_REGION", e);
    }
  }
}
