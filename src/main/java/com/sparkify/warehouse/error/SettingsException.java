package com.sparkify.warehouse.error;

/** The command or its settings are wrong: nothing was done, and trying again cannot help. */
public final class SettingsException extends LoadException {

  private static final long serialVersionUID = 1L;

  /** A failure told by {@code message}: one sentence, without secrets. */
  public SettingsException(String message) {
    super(message);
  }

  /**
   * A failure told by {@code message}: one sentence, without secrets; {@code cause} is what led to
   * it.
   */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always 2. */
  @Override
  public int exitCode() {
    return 2;
  }
}
