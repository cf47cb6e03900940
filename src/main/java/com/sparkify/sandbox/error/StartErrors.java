package com.sparkify.sandbox.error;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.net.BindException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Errors of servers that cannot start. */
public final class StartErrors {
  private StartErrors() {}

  /** A SettingsException if the port is in use; one of ours as it is; else a TransientException. */
  public static LoadException of(String server, int port, String key, Exception cause) {
    if (cause instanceof LoadException known) {
      return known;
    }
    String failure = "Cannot start the " + server + " sandbox: ";
    return ExceptionUtils.indexOfType(cause, BindException.class) < 0
        ? new TransientException(failure + cause.getMessage(), cause)
        : new SettingsException(
            "%sport %d is taken; choose another with --set %s=…".formatted(failure, port, key),
            cause);
  }
}
