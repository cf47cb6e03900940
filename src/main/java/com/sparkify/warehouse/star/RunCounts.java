package com.sparkify.warehouse.star;

/**
 * What a run has read and staged.
 *
 * @param files how many files it read
 * @param bytes their size in the lake
 * @param records how many records they have; records = rejected + stagedEvents + stagedSongs
 * @param rejected how many records are rejects
 * @param stagedEvents how many rows it added to staging_events
 * @param stagedSongs how many rows it added to staging_songs
 */
public record RunCounts(
    long files, long bytes, long records, long rejected, long stagedEvents, long stagedSongs) {

  public static final RunCounts NOTHING = new RunCounts(0, 0, 0, 0, 0, 0);
}
