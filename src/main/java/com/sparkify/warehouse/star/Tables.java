package com.sparkify.warehouse.star;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The tables of the warehouse, each after those that its foreign keys refer to. */
final class Tables {
  static final List<String> STAGING = List.of("staging_events", "staging_songs", "staging_files");
  static final List<String> STAR = List.of("artists", "songs", "users", "time", "songplays");
  static final List<String> ALL =
      Stream.of(
              List.of(
                  "etl_schema", "etl_lock", "etl_heartbeats", "etl_runs", "etl_files", "etl_star"),
              STAGING,
              STAR)
          .flatMap(List::stream)
          .toList();

  private Tables() {}

  /** Those that exist. */
  static Set<String> existing(Handle handle, String schema) {
    Set<String> existing =
        handle
            .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
            .bind("schema", schema)
            .mapTo(String.class)
            .collectInto(TreeSet.class);
    existing.retainAll(ALL);
    return existing;
  }
}
