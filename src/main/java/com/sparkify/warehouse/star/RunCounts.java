package com.sparkify.warehouse.star;

import java.util.Map;

/**
 * What a run has read and staged.
 *
 * @param files how many files it read
 * @param bytes their size in the lake
 * @param lines how many lines they hold; lines = rejected + stagedEvents + stagedSongs
 * @param rejected how many lines were refused
 * @param stagedEvents how many rows it added to staging_events
 * @param stagedSongs how many rows it added to staging_songs
 */
public record RunCounts(
    long files, long bytes, long lines, long rejected, long stagedEvents, long stagedSongs) {

  public static final RunCounts NOTHING = new RunCounts(0, 0, 0, 0, 0, 0);

  Map<String, Long> asParameters() {
    return Map.of(
        "files", files,
        "bytes", bytes,
        "lines", lines,
        "rejected", rejected,
        "staged_events", stagedEvents,
        "staged_songs", stagedSongs);
  }
}
