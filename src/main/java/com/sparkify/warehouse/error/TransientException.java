package com.sparkify.warehouse.error;

/** Something outside failed (network, lock, conflict): another attempt may succeed. */
public final class TransientException extends LoadException {

  public TransientException(String message) {
    this(message, null);
  }

  public TransientException(String message, Throwable cause) {
    super(1, message, cause);
  }
}
