package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.io.IOException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Turns an error of AWS into one that says who must act. */
final class AwsErrors {
  private static final int SERVERS_FAULT = 500;

  private AwsErrors() {}

  /**
   * @param action what failed, after "Cannot"
   * @return a {@link SettingsException} if AWS has refused it, or there are no credentials to ask
   *     with, else a {@link TransientException}
   */
  static LoadException translate(String action, SdkException error) {
    String reason =
        String.valueOf(error.getMessage()).lines().findFirst().orElse("no reason given");
    String text = "Cannot " + action + ": " + reason;
    boolean isRefused =
        error instanceof SdkServiceException answer
            ? answer.statusCode() < SERVERS_FAULT && !answer.isThrottlingException()
            : !isUnreachable(error);
    return isRefused ? new SettingsException(text, error) : new TransientException(text, error);
  }

  /** Whether an error comes from the network. */
  static boolean isUnreachable(Throwable error) {
    return ExceptionUtils.indexOfType(error, IOException.class) >= 0;
  }
}
