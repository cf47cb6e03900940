package com.sparkify.warehouse.failure;

/**
 * Why a command ended without doing its work, told apart by who must act: the one who runs it
 * ({@link SettingsFailure}), the one who owns the data ({@link DataFailure}), or nobody, because a
 * second attempt may succeed ({@link TransientFailure}).
 *
 * <p>The message is one sentence for a person and never holds a secret.
 */
public abstract sealed class LoadFailure extends RuntimeException
    permits SettingsFailure, DataFailure, TransientFailure {

  private static final long serialVersionUID = 1L;

  LoadFailure(String message) {
    super(message);
  }

  LoadFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The exit code of the process that ends with this failure: 1, 2 or 3. */
  public abstract int exitCode();
}
