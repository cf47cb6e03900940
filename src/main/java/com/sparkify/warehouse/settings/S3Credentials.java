package com.sparkify.warehouse.settings;

/**
 * A static key pair for S3.
 *
 * @param accessKey the key's id, not blank
 * @param secretKey the key's secret, not empty
 */
public record S3Credentials(String accessKey, Secret secretKey) {

  public S3Credentials {
    if (accessKey == null || secretKey == null) {
      throw new IllegalArgumentException(
          "s3.access-key and s3.secret-key go together: wanted both, or neither for the machine's role");
    }
    new Checks()
        .notBlank("s3.access-key", accessKey)
        .notEmpty("s3.secret-key", secretKey)
        .throwIfAny();
  }
}
