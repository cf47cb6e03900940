package com.sparkify.sandbox;

import com.sparkify.warehouse.failure.LoadFailure;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.net.BindException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why a server of the sandbox does not start. */
public final class StartFailure {
  private StartFailure() {}

  /**
   * @param server its name: S3 or Redshift
   * @param key the setting that chooses its port
   * @return one of the settings if the port is taken, else one that may pass
   */
  public static LoadFailure of(String server, int port, String key, Exception cause) {
    String failure = "Cannot start the " + server + " sandbox: ";
    return ExceptionUtils.indexOfType(cause, BindException.class) < 0
        ? new TransientFailure(failure + cause.getMessage(), cause)
        : new SettingsFailure(
            "%sport %d is taken; choose another with --set %s=…".formatted(failure, port, key),
            cause);
  }
}
