package com.sparkify.warehouse.failure;

/**
 * Something outside failed (network, lock, conflict): the same command may succeed if tried again.
 */
public final class TransientFailure extends LoadFailure {

  private static final long serialVersionUID = 1L;

  /** A failure told by {@code message}: one sentence, without secrets. */
  public TransientFailure(String message) {
    super(message);
  }

  /**
   * A failure told by {@code message}: one sentence, without secrets; {@code cause} is what led to
   * it.
   */
  public TransientFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always 1. */
  @Override
  public int exitCode() {
    return 1;
  }
}
