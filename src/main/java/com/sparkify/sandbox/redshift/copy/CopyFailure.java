package com.sparkify.sandbox.redshift.copy;

/** A COPY that fails as a whole; the message is the one that the client sees. */
public final class CopyFailure extends Exception {
  private static final long serialVersionUID = 1;

  public CopyFailure(String message) {
    super(message);
  }
}
