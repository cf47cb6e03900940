package com.sparkify.warehouse.redshift;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/** Runs the statements of SQL files. */
public final class Sql {
  private Sql() {}

  /** The single statement of a file, without its semicolon. */
  public static String only(Handle handle, SqlFile file) {
    return only(handle, file, Map.of());
  }

  /**
   * The single statement of a file, without its semicolon.
   *
   * @param names what stands for each {@code <name>} in it: tables, columns and other parts that
   *     cannot be parameters
   */
  public static String only(Handle handle, SqlFile file, Map<String, String> names) {
    List<String> statements = statements(handle, file, names);
    if (statements.size() != 1) {
      throw new IllegalArgumentException(
          "Cannot run " + file.name() + ": wanted one statement, found " + statements.size());
    }
    return statements.get(0);
  }

  /**
   * Runs all statements of a file, in order.
   *
   * @param parameters the values of {@code :name} in the statements; those that a statement does
   *     not name are left out
   * @return how many rows the last one wrote
   */
  public static long run(Handle handle, String path, Map<String, ?> parameters) {
    long rows = 0;
    for (String statement : statements(handle, SqlFile.of(path), Map.of())) {
      try (Update update = handle.createUpdate(statement)) {
        // One statement of a file may need fewer of the values than another.
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        rows = update.bindMap(parameters).execute();
      }
    }
    return rows;
  }

  public static long run(Handle handle, String path) {
    return run(handle, path, Map.of());
  }

  private static List<String> statements(Handle handle, SqlFile file, Map<String, String> names) {
    try (var script = handle.createScript(file.text())) {
      names.forEach(script::define);
      return script.getStatements();
    }
  }
}
