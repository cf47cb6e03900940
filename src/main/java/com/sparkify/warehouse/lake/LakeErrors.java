package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Says of an error of the lake who must act: whoever wrote the settings, or nobody, for it may
 * pass.
 */
public final class LakeErrors {
  private LakeErrors() {}

  /**
   * @param action what could not be done, after "Cannot"
   * @param error what came of it
   */
  public static LoadException translate(String action, IOException error) {
    String text = "Cannot " + action + ": ";
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String kind = cause.getClass().getSimpleName();
      if (kind.equals("UnknownStoreException") || kind.equals("NoSuchBucketException")) {
        return new SettingsException(text + "there is no such bucket", error);
      }
      if (cause instanceof AccessDeniedException
          || kind.equals("AccessControlException")
          || kind.equals("NoAuthWithAWSException")) {
        return new SettingsException(text + "access is denied (" + sentence(cause) + ")", error);
      }
      if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
        return new SettingsException(text + "there is no such place", error);
      }
    }
    return new TransientException(text + sentence(error), error);
  }

  private static String sentence(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
