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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/**
 * One file of the resource folder {@code sql}, which holds the SQL.
 *
 * @param name without folder and extension, such as {@code top-songs}
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

  /** All files of a folder, such as {@code checks}, sorted by name. */
  public static List<SqlFile> folder(String folder) {
    try {
      URI home = SqlFile.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path location = Path.of(home);
      if (Files.isDirectory(location)) {
        return files(location.resolve("sql").resolve(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(location, Map.of())) {
        return files(jar.getPath(ROOT, folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Cannot list the SQL files of " + folder, e);
    }
  }

  private static List<SqlFile> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .sorted()
          .map(name -> of(folder.getFileName() + "/" + name.replaceFirst("\\.sql$", "")))
          .toList();
    }
  }

  /** The comment in its first line: the grain, the check or the question as a sentence. */
  public String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^--\\s*", "");
  }

  /** Runs its statements in order, and returns how many rows the last one wrote. */
  public long run(Handle handle) {
    return run(handle, update -> {});
  }

  /**
   * Runs its statements in order, and returns how many rows the last one wrote.
   *
   * @param bind sets the values of {@code :name} in each statement; a statement may need only some
   */
  public long run(Handle handle, Consumer<Update> bind) {
    long rows = 0;
    for (String statement : statements(handle, Map.of())) {
      try (Update update = handle.createUpdate(statement)) {
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        bind.accept(update);
        rows = update.execute();
      }
    }
    return rows;
  }

  /** Its only statement, a query. */
  public Query query(Handle handle) {
    return query(handle, Map.of());
  }

  /** The plan of its only statement, a query, line by line. */
  public List<String> plan(Handle handle, Consumer<Query> bind) {
    try (Query explain = handle.createQuery("EXPLAIN " + statement(handle, Map.of()))) {
      bind.accept(explain);
      return explain.mapTo(String.class).list();
    }
  }

  /** Its only statement, a query, with names as for {@link #statement}. */
  public Query query(Handle handle, Map<String, String> names) {
    return handle.createQuery(statement(handle, names));
  }

  /**
   * The text of its only statement, without the semicolon.
   *
   * @param names what replaces each {@code <name>}: tables, columns and other parts that cannot be
   *     parameters
   */
  public String statement(Handle handle, Map<String, String> names) {
    List<String> statements = statements(handle, names);
    if (statements.size() != 1) {
      throw new IllegalArgumentException(
          "Cannot run " + name + ": expected one statement, found " + statements.size());
    }
    return statements.get(0);
  }

  private List<String> statements(Handle handle, Map<String, String> names) {
    try (var script = handle.createScript(text)) {
      names.forEach(script::define);
      return script.getStatements();
    }
  }
}
