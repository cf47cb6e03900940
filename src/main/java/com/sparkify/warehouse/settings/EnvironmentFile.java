package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the file of an environment. */
public final class EnvironmentFile {

  private static final String SUFFIX = ".conf";

  private EnvironmentFile() {}

  /**
   * The file {@code folder/environment.conf}, or where there is none {@code environment.conf} in
   * the working directory, which is where {@code spark-submit --files} puts it on a cluster.
   *
   * @throws SettingsException if neither exists, naming the environments that do
   */
  public static Path find(Path folder, String environment) {
    return find(folder, environment, Path.of(""));
  }

  static Path find(Path folder, String environment, Path workingDirectory) {
    if (!environment.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new SettingsException(
          "Cannot use environment \"%s\": wanted a plain name such as local"
              .formatted(environment));
    }
    String name = environment + SUFFIX;
    return Stream.of(folder.resolve(name), workingDirectory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "Cannot use environment \"%s\": there is no %s; there is %s"
                        .formatted(environment, folder.resolve(name), existing(folder))));
  }

  private static String existing(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      String names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(SUFFIX))
              .map(name -> name.substring(0, name.length() - SUFFIX.length()))
              .sorted()
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "none in " + folder : names;
    } catch (IOException noFolder) {
      return "no folder " + folder;
    }
  }
}
