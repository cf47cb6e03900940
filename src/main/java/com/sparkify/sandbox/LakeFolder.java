package com.sparkify.sandbox;

import com.sparkify.warehouse.failure.SettingsFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder on disk that holds raw data: log_data and song_data, with JSON files in each. */
record LakeFolder(Path path) {

  /** Opens {@code path}, and refuses one that is not such a folder. */
  static LakeFolder open(Path path) {
    LakeFolder folder = new LakeFolder(path);
    for (String name : List.of("log_data", "song_data")) {
      if (!Files.isDirectory(path.resolve(name))) {
        throw refused(path, "there is no folder %s in it".formatted(name));
      }
      if (folder.files(name).isEmpty()) {
        throw refused(path, "its folder %s holds no JSON file".formatted(name));
      }
    }
    return folder;
  }

  /**
   * The JSON files of the folder {@code name}, by their keys within it; those packed by gzip too.
   */
  Map<String, Path> files(String name) {
    Path root = path.resolve(name);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().matches("(?s).*\\.json(\\.gz)?"))
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> key(root.relativize(file)), file -> file, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw refused(path, "it cannot be read (%s)".formatted(e.getMessage()));
    }
  }

  private static String key(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  private static SettingsFailure refused(Path path, String reason) {
    return new SettingsFailure(
        "Cannot fill the lake from sandbox.lake = %s: %s".formatted(path, reason));
  }
}
