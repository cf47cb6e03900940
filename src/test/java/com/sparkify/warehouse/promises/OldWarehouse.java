package com.sparkify.warehouse.promises;

import com.sparkify.warehouse.redshift.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Warehouses whose tables the version before the first migration has made. */
final class OldWarehouse {
  private static final List<String> TABLES =
      List.of(
          "artists",
          "songs",
          "users",
          "time",
          "songplays",
          "etl_runs",
          "etl_files",
          "etl_star",
          "staging_events",
          "staging_songs",
          "staging_files");

  /** What stands for old columns; each run has sent a heartbeat when it started. */
  private static final Map<String, String> NEW_NAMES =
      Map.of("lines", "records", "heartbeat_at", "started_at");

  private OldWarehouse() {}

  /** The same lake with old tables, which have what those of {@code loaded} have. */
  static TestLoad like(TestLoad loaded) {
    TestLoad old = loaded.inAnotherWarehouse();
    String from = loaded.settings().redshift().schema();
    old.warehouse()
        .session(
            "make an old warehouse",
            handle -> {
              handle.execute("CREATE SCHEMA " + old.settings().redshift().schema());
              old.warehouse().useSchema(handle);
              new SqlFile("old", ddl()).run(handle);
              for (String table : TABLES) {
                List<String> columns =
                    handle
                        .createQuery(
                            "SELECT column_name FROM information_schema.columns WHERE table_schema = :schema AND table_name = :table AND column_name <> 'songplay_id' ORDER BY ordinal_position")
                        .bind("schema", old.settings().redshift().schema())
                        .bind("table", table)
                        .mapTo(String.class)
                        .list();
                String now =
                    columns.stream()
                        .map(column -> NEW_NAMES.getOrDefault(column, column))
                        .collect(Collectors.joining(", "));
                handle.execute(
                    "INSERT INTO %s (%s) SELECT %s FROM %s.%s"
                        .formatted(table, String.join(", ", columns), now, from, table));
              }
              return null;
            });
    return old;
  }

  private static String ddl() {
    try (InputStream in =
        OldWarehouse.class.getResourceAsStream(
            "/com/sparkify/warehouse/star/tables-of-version-1.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
