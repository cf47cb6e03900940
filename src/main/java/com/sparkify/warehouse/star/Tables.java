package com.sparkify.warehouse.star;

import java.util.List;
import java.util.stream.Stream;

/** The tables of the warehouse, each after those that it refers to. */
final class Tables {
  static final List<String> STAGING = List.of("staging_events", "staging_songs", "staging_files");
  static final List<String> STAR = List.of("artists", "songs", "users", "time", "songplays");
  static final List<String> LEDGER = List.of("etl_runs", "etl_files");
  static final List<String> ALL = Stream.of(LEDGER, STAGING, STAR).flatMap(List::stream).toList();

  private Tables() {}
}
