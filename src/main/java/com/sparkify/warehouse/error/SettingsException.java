package com.sparkify.warehouse.error;

/** The command or its settings are wrong: nothing was done, and a retry cannot succeed. */
public final class SettingsException extends LoadException {

  public SettingsException(String message) {
    this(message, null);
  }

  public SettingsException(String message, Throwable cause) {
    super(2, message, cause);
  }
}
