package com.sparkify.warehouse.star;

/**
 * What a publish or a rebuild has done to the star, all checks passed. Rows that are already right
 * are not written again.
 *
 * @param songplaysAdded new plays
 * @param songplaysChanged plays already in the star whose song has arrived, or whose contents
 *     another delivery changes
 * @param usersWritten users that are new or changed
 * @param songsWritten songs that are new or changed
 * @param artistsWritten artists that are new or changed
 * @param timeAdded new moments
 * @param filesReplaced live files that the run's have replaced
 * @param filesSuperseded files of the run that another has published in the same or a later
 *     version; their rows are dropped
 * @param keysWithdrawn plays, users and songs that no live row speaks of any more; where the whole
 *     star was derived, artists and times too
 */
public record PublishCounts(
    long songplaysAdded,
    long songplaysChanged,
    long usersWritten,
    long songsWritten,
    long artistsWritten,
    long timeAdded,
    long filesReplaced,
    long filesSuperseded,
    long keysWithdrawn) {

  /** Everything was right already. */
  public static final PublishCounts NOTHING = new PublishCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The number of checks, which have all passed: else a publish does not commit. */
  public int checks() {
    return Checks.count();
  }
}
