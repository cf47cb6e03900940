package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Brings tables that an older version of this program has made up to date. Each step looks first
 * whether it is still to be done, so that a migration that was killed is done again; the version is
 * written last.
 */
final class Migration {
  /** Of the tables as {@code sql/tables} has them; one more with each change of a column. */
  static final int VERSION = 2;

  /** The version of tables that have no version, because they were made before there was one. */
  private static final int FIRST = 1;

  /** Columns that were renamed, in whichever version. */
  private static final List<Rename> RENAMES =
      List.of(
          new Rename("etl_runs", "lines", "records"),
          new Rename("etl_files", "lines", "records"),
          new Rename("staging_files", "lines", "records"));

  /** Columns that are no longer used, in whichever version, as table and column. */
  private static final Map<String, String> DROPPED = Map.of("etl_runs", "heartbeat_at");

  private record Rename(String table, String from, String to) {}

  private final Warehouse warehouse;
  private final String schema;

  Migration(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.schema = warehouse.settings().schema();
  }

  /**
   * Does what has to be done to tables of an older version, except to write the version.
   *
   * @param existing the tables that exist
   */
  void execute(Set<String> existing) {
    widen(existing);
    warehouse.change("migrate tables", handle -> alter(handle, existing));
  }

  /** Writes the version, when all else has been done. */
  static void recordVersion(Handle handle) {
    SqlFile.of("migrate/record-version").run(handle, update -> update.bind("version", VERSION));
  }

  /** The version of the tables that exist; that of this program if there are none. */
  static int version(Handle handle, Set<String> existing) {
    if (!existing.contains("etl_schema")) {
      return existing.isEmpty() ? VERSION : FIRST;
    }
    return SqlFile.of("migrate/version").query(handle).mapTo(Integer.class).findOne().orElse(FIRST);
  }

  private void widen(Set<String> existing) {
    // Each for itself: Redshift changes no type in a transaction.
    warehouse.session(
        "widen columns",
        handle -> {
          Map<String, Map<String, PresentColumn>> present = PresentColumn.all(handle, schema);
          for (String table : existing) {
            for (TableColumn column : TableColumn.of(table)) {
              PresentColumn found = present.getOrDefault(table, Map.of()).get(column.name());
              if (found != null && found.isNarrowerThan(column)) {
                run(
                    handle,
                    "migrate/widen",
                    table,
                    column.name(),
                    "VARCHAR(" + column.width() + ")");
              }
            }
          }
          return null;
        });
  }

  private void alter(Handle handle, Set<String> existing) {
    if (existing.containsAll(Set.of("etl_runs", "etl_files", "staging_files"))) {
      SqlFile.of("migrate/lock").run(handle);
    }
    Map<String, Map<String, PresentColumn>> present = PresentColumn.all(handle, schema);
    for (Rename rename : RENAMES) {
      Map<String, PresentColumn> columns = present.getOrDefault(rename.table, Map.of());
      if (columns.containsKey(rename.from) && !columns.containsKey(rename.to)) {
        handle.define("old_column", rename.from);
        run(handle, "migrate/rename", rename.table, rename.to, "");
      }
    }
    DROPPED.forEach(
        (table, column) -> {
          if (present.getOrDefault(table, Map.of()).containsKey(column)) {
            run(handle, "migrate/drop", table, column, "");
          }
        });
    Map<String, Map<String, PresentColumn>> renamed = PresentColumn.all(handle, schema);
    for (String table : renamed.keySet()) {
      List<TableColumn> columns = existing.contains(table) ? TableColumn.of(table) : List.of();
      for (TableColumn column : columns) {
        if (!renamed.get(table).containsKey(column.name()) && isAddable(column)) {
          run(handle, "migrate/add", table, column.name(), column.definition());
        }
      }
    }
  }

  // What every row must have cannot be made up; the run says what to do.
  private static boolean isAddable(TableColumn column) {
    return !column.definition().contains("NOT NULL") || column.definition().contains("DEFAULT");
  }

  /** Where tables differ, in a way that matters, from what this program makes. */
  static List<String> differences(Handle handle, String schema, Set<String> tables) {
    Map<String, Map<String, PresentColumn>> present = PresentColumn.all(handle, schema);
    // Who has no right to a table sees no columns of it, and will hear that the right is missing.
    return tables.stream()
        .filter(present::containsKey)
        .flatMap(table -> differences(table, present.get(table)).stream())
        .toList();
  }

  private static List<String> differences(String table, Map<String, PresentColumn> present) {
    var wrong = new ArrayList<String>();
    List<TableColumn> columns = TableColumn.of(table);
    for (TableColumn column : columns) {
      PresentColumn found = present.get(column.name());
      if (found == null) {
        wrong.add("%s lacks the column %s".formatted(table, column.name()));
      } else if (!found.dataType().equals(column.type())) {
        wrong.add(
            "%s.%s is %s, expected %s"
                .formatted(table, column.name(), found.dataType(), column.typeDefinition()));
      } else if (found.isNarrowerThan(column)) {
        wrong.add(
            "%s.%s is %d bytes wide, expected %d"
                .formatted(table, column.name(), found.width(), column.width()));
      }
    }
    List<String> known = columns.stream().map(TableColumn::name).toList();
    present.values().stream()
        .filter(column -> !known.contains(column.columnName()) && column.isObstacle())
        .forEach(
            column ->
                wrong.add(
                    "%s has a column %s that may not be NULL and has no default"
                        .formatted(table, column.columnName())));
    return wrong;
  }

  private static void run(
      Handle handle, String file, String table, String column, String definition) {
    handle.define("table", table).define("column", column).define("definition", definition);
    SqlFile.of(file).run(handle);
  }
}
