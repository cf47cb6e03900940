package com.sparkify.warehouse.star;

/**
 * How many rows a publish has written, all checks passed. Rows that are already right are not
 * written again.
 *
 * @param songplaysAdded new plays
 * @param songplaysChanged plays already in the star whose song has arrived, or whose contents
 *     another delivery changes
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

  /** The number of checks, which have all passed: else a publish does not commit. */
  public int checks() {
    return Checks.count();
  }
}
