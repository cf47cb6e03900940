package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of a driver. In cluster mode it runs on another machine than submit.sh,
 * which hands over its own variables {@code SPARKIFY_…} in a file, since a command line can be read
 * by everyone there.
 */
public final class SubmittedVariables {
  private static final String FILE = "sparkify-submit.env";

  private SubmittedVariables() {}

  /**
   * The variables of this process, and those in the file of submit.sh.
   *
   * @param process the variables of this process, which win
   * @param workingDirectory where {@code spark-submit --files} puts that file; there may be none
   */
  public static Map<String, String> of(Map<String, String> process, Path workingDirectory) {
    Path file = workingDirectory.resolve(FILE);
    var all = new HashMap<String, String>();
    if (Files.isRegularFile(file)) {
      try {
        // A variable may hold anything but a null character, so that is what ends one.
        for (String variable : Files.readString(file).split("\0")) {
          int equals = variable.indexOf('=');
          if (equals > 0) {
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
          }
        }
      } catch (IOException e) {
        throw new SettingsException("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    all.putAll(process);
    return all;
  }
}
