package com.sparkify.warehouse.error;

/**
 * Something outside failed (network, lock, conflict): the same command may succeed if tried again.
 */
public final class TransientException extends LoadException {

  private static final long serialVersionUID = 1L;

  /** A failure told by {@code message}: one sentence, without secrets. */
  public TransientException(String message) {
    super(message);
  }

  /**
   * A failure told by {@code message}: one sentence, without secrets; {@code cause} is what led to
   * it.
   */
  public TransientException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always 1. */
  @Override
  public int exitCode() {
    return 1;
  }
}
