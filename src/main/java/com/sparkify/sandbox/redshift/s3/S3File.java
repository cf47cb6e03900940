package com.sparkify.sandbox.redshift.s3;

/** An object or a prefix in a bucket; a size of -1 is unknown. */
public record S3File(String bucket, String key, long size) {

  /** Parses an s3:// URL; callers validate the scheme. */
  public static S3File of(String url) {
    String[] parts = url.substring("s3://".length()).split("/", 2);
    return new S3File(parts[0], parts.length == 1 ? "" : parts[1], -1);
  }

  public S3File append(String suffix) {
    return new S3File(bucket, key + suffix, -1);
  }

  public String url() {
    return "s3://" + bucket + "/" + key;
  }
}
