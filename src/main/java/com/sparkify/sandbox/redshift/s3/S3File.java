package com.sparkify.sandbox.redshift.s3;

/** An object, or a prefix, in a bucket; its size is -1 where nobody has said. */
public record S3File(String bucket, String key, long size) {

  /** Reads an s3:// address; only these come here. */
  public static S3File of(String url) {
    String[] parts = url.substring("s3://".length()).split("/", 2);
    return new S3File(parts[0], parts.length == 1 ? "" : parts[1], -1);
  }

  /** The file whose key goes on like this. */
  public S3File append(String suffix) {
    return new S3File(bucket, key + suffix, -1);
  }

  /** Whether it may be held in memory. */
  public boolean isSmall() {
    return size >= 0 && size <= 256 << 10;
  }

  public String url() {
    return "s3://" + bucket + "/" + key;
  }
}
