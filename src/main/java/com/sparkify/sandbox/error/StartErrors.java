package com.sparkify.sandbox.error;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.net.BindException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why a server of the sandbox does not start. */
public final class StartErrors {
  private StartErrors() {}

  /**
   * @param server its name: S3 or Redshift
   * @param key the setting that chooses its port
   * @return one of the settings if the port is taken, else one that may pass
   */
  public static LoadException of(String server, int port, String key, Exception cause) {
    String failure = "Cannot start the " + server + " sandbox: ";
    return ExceptionUtils.indexOfType(cause, BindException.class) < 0
        ? new TransientException(failure + cause.getMessage(), cause)
        : new SettingsException(
            "%sport %d is taken; choose another with --set %s=…".formatted(failure, port, key),
            cause);
  }
}
