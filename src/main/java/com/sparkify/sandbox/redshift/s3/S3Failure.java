package com.sparkify.sandbox.redshift.s3;

/** A COPY or UNLOAD that fails as a whole; the message is the one that the client sees. */
public final class S3Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public S3Failure(String message) {
    super(message);
  }
}
