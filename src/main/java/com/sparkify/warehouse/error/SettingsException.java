package com.sparkify.warehouse.error;

/** The command or its settings are wrong: nothing was done, and a retry cannot succeed. */
public final class SettingsException extends LoadException {

  public SettingsException(String message) {
    this(message, null);
  }

  public SettingsException(String message, Throwable cause) {
    super(2, message, cause);
  }

  /**
   * A library is missing or of another version, which another attempt will not change.
   *
   * @param action what failed, to follow "Cannot"
   */
  public static SettingsException of(String action, LinkageError error) {
    return new SettingsException(
        "Cannot %s: a library on the classpath is missing or of another version (%s); Spark 3.5 for Scala 2.12 with Hadoop 3.4 is needed, as EMR 7 has it"
            .formatted(action, error),
        error);
  }
}
