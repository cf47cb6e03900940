package com.sparkify.sandbox.redshift.s3;

/** An object, or a prefix, in a bucket. */
public record S3Location(String bucket, String key) {

  /** Reads an s3:// address; only these come here. */
  public static S3Location of(String url) {
    String path = url.substring("s3://".length());
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Location(path, "")
        : new S3Location(path.substring(0, slash), path.substring(slash + 1));
  }

  public String url() {
    return "s3://" + bucket + "/" + key;
  }
}
