package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;

/** Finds the file of an environment. */
public final class EnvironmentFile {

  private EnvironmentFile() {}

  /**
   * The file {@code folder/environment.conf}, or where there is none {@code environment.conf} in
   * the working directory, which is where {@code spark-submit --files} puts it on a cluster.
   *
   * @throws SettingsException if neither exists, naming the environments that do
   */
  public static Path find(Path folder, String environment, Path workingDirectory) {
    String cannot = "Cannot use environment \"%s\": ".formatted(environment);
    if (!environment.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new SettingsException(cannot + "wanted a plain name such as local");
    }
    String name = environment + ".conf";
    Path file = folder.resolve(name);
    return Stream.of(file, workingDirectory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    cannot + "there is no %s; there is %s".formatted(file, existing(folder))));
  }

  private static String existing(Path folder) {
    String[] names = folder.toFile().list((any, name) -> name.endsWith(".conf"));
    return ArrayUtils.isEmpty(names)
        ? "none in " + folder
        : Stream.of(names)
            .map(name -> name.replace(".conf", ""))
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
