package com.sparkify.warehouse.star;

/**
 * How many rows a publish has written, all checks passed. Rows that were already as they should be
 * are not written again.
 *
 * @param songplaysAdded new plays
 * @param songplaysChanged plays whose song has arrived, or whose contents another delivery changes
 * @param usersWritten users that are new or were seen later
 * @param songsWritten songs that are new or changed
 * @param artistsWritten artists that are new or changed
 * @param timeAdded new moments
 */
public record PublishCounts(
    long songplaysAdded,
    long songplaysChanged,
    long usersWritten,
    long songsWritten,
    long artistsWritten,
    long timeAdded) {

  /** How many checks have passed: a publish commits only if all do. */
  public int checks() {
    return Checks.count();
  }
}
