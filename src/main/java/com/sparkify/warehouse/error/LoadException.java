package com.sparkify.warehouse.error;

/**
 * Why a command ended without doing its work, told apart by who must act: the one who runs it
 * ({@link SettingsException}), the one who owns the data ({@link DataException}), or nobody,
 * because a second attempt may succeed ({@link TransientException}).
 *
 * <p>The message is one sentence for a person and never holds a secret.
 */
public abstract sealed class LoadException extends RuntimeException
    permits SettingsException, DataException, TransientException {

  private static final long serialVersionUID = 1L;

  LoadException(String message) {
    super(message);
  }

  LoadException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The exit code of the process that ends with this failure: 1, 2 or 3. */
  public abstract int exitCode();
}
