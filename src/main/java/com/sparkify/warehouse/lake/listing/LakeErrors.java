package com.sparkify.warehouse.lake.listing;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Turns an error of the lake into one that says who must act. */
public final class LakeErrors {
  private LakeErrors() {}

  /**
   * @param action what failed, to follow "Cannot"
   * @return a {@link SettingsException} if the bucket, the place or the right to read it is
   *     missing, else a {@link TransientException}
   */
  public static LoadException translate(String action, IOException error) {
    String text = "Cannot " + action + ": ";
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String name = cause.getClass().getSimpleName();
      if (name.equals("UnknownStoreException") || name.equals("NoSuchBucketException")) {
        return new SettingsException(text + "there is no such bucket", error);
      }
      if (cause instanceof AccessDeniedException
          || name.equals("AccessControlException")
          || name.equals("NoAuthWithAWSException")) {
        return new SettingsException(text + "access is denied (" + firstLine(cause) + ")", error);
      }
      if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
        return new SettingsException(text + "the folder does not exist", error);
      }
    }
    return new TransientException(text + firstLine(error), error);
  }

  private static String firstLine(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
