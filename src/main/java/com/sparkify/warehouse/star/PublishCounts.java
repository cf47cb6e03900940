package com.sparkify.warehouse.star;

import java.util.Map;

/**
 * What a publish has written. Rows that were in the star just so are not written again.
 *
 * @param songplaysAdded plays that are new
 * @param songplaysChanged plays whose song has come since, or whose contents another delivery
 *     settled
 * @param usersWritten users that are new or were seen later
 * @param songsWritten songs that are new or changed
 * @param artistsWritten artists that are new or changed
 * @param timeAdded moments that are new
 * @param checks how many rules were held against the result
 */
public record PublishCounts(
    long songplaysAdded,
    long songplaysChanged,
    long usersWritten,
    long songsWritten,
    long artistsWritten,
    long timeAdded,
    int checks) {

  Map<String, Long> asParameters() {
    return Map.of(
        "songplays_added", songplaysAdded,
        "songplays_changed", songplaysChanged,
        "users_written", usersWritten,
        "songs_written", songsWritten,
        "artists_written", artistsWritten,
        "time_added", timeAdded);
  }
}
