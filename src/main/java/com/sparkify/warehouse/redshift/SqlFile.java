package com.sparkify.warehouse.redshift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of the folder {@code sql}, which is where all SQL lives.
 *
 * @param name its name without folder and ending, such as {@code top-songs}
 * @param text all of it
 */
public record SqlFile(String name, String text) {
  private static final String ROOT = "/sql/";

  /** One file, such as {@code tables/users}. */
  public static SqlFile of(String path) {
    String resource = ROOT + path + ".sql";
    try (InputStream in = SqlFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("Cannot find " + resource + " on the classpath");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SqlFile(path.substring(path.lastIndexOf('/') + 1), text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }

  /** All files of a folder, such as {@code checks}, by name: whoever adds a file adds a rule. */
  public static List<SqlFile> folder(String folder) {
    return names(folder).stream().map(name -> of(folder + "/" + name)).toList();
  }

  /** The comment of its first line: the grain, the rule or the question. */
  public String title() {
    String first = text.lines().findFirst().orElse("");
    return first.replaceFirst("^--\\s*", "");
  }

  private static List<String> names(String folder) {
    try {
      URI home = SqlFile.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path location = Path.of(home);
      if (Files.isDirectory(location)) {
        return names(location.resolve("sql").resolve(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(location, Map.of())) {
        return names(jar.getPath(ROOT, folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Cannot list the SQL files of " + folder, e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.substring(0, name.length() - ".sql".length()))
          .sorted()
          .toList();
    }
  }
}
