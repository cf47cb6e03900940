package com.sparkify.warehouse.star;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The tables of the warehouse, each after those that it refers to. */
final class Tables {
  static final List<String> STAGING = List.of("staging_events", "staging_songs", "staging_files");
  static final List<String> STAR = List.of("artists", "songs", "users", "time", "songplays");
  static final List<String> LEDGER = List.of("etl_runs", "etl_files");
  static final List<String> ALL = Stream.of(LEDGER, STAGING, STAR).flatMap(List::stream).toList();

  private Tables() {}

  /** Those that are there. */
  static Set<String> existing(Handle handle, String schema) {
    List<String> names =
        handle
            .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
            .bind("schema", schema)
            .mapTo(String.class)
            .list();
    var there = new TreeSet<>(names);
    there.retainAll(ALL);
    return there;
  }
}
