package com.sparkify.warehouse.error;

/**
 * Why a command failed, in three kinds by who must act: whoever runs it ({@link
 * SettingsException}), whoever owns the data ({@link DataException}), or nobody, since a second
 * attempt may succeed ({@link TransientException}).
 *
 * <p>The message is one sentence for the user, without secrets.
 */
public abstract sealed class LoadException extends RuntimeException
    permits SettingsException, DataException, TransientException {
  private final int exitCode;

  LoadException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The exit code of a process that ends with it: 1, 2 or 3. */
  public final int exitCode() {
    return exitCode;
  }
}
