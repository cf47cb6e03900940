package com.sparkify.warehouse.settings;

import java.time.LocalDate;

/**
 * Where the raw data lies, as URIs of folders without a slash at the end.
 *
 * @param logs the folder of the activity logs, such as {@code s3a://sparkify-lake/log_data}
 * @param songs the folder of the song catalogue
 * @param rejects the folder that rejected records are written to; apart from the other two
 * @param maxLine the longest record that is read; longer ones are rejects
 * @param firstDay the first day, in UTC, of which there can be events; earlier ones are rejects
 * @param keys how the keys of the JSON match those of the columns
 */
public record LakeSettings(
    String logs,
    String songs,
    String rejects,
    DataSize maxLine,
    LocalDate firstDay,
    KeyMatching keys) {

  public LakeSettings {
    new Validation()
        .folder("lake.logs", logs)
        .folder("lake.songs", songs)
        .folder("lake.rejects", rejects)
        .that(
            "lake.first-day",
            firstDay,
            day -> !day.isBefore(LocalDate.EPOCH),
            "a day of 1970 or later, such as 2018-11-01")
        .throwIfAny();
    logs = Validation.withoutSlash(logs);
    songs = Validation.withoutSlash(songs);
    rejects = Validation.withoutSlash(rejects);
    apart("lake.logs", logs, "lake.songs", songs);
    apart("lake.logs", logs, "lake.rejects", rejects);
    apart("lake.songs", songs, "lake.rejects", rejects);
  }

  /** One folder within another would be read as both. */
  private static void apart(String aKey, String a, String bKey, String b) {
    if ((a + "/").startsWith(b + "/") || (b + "/").startsWith(a + "/")) {
      throw new IllegalArgumentException(
          "%s = %s and %s = %s: expected folders that do not hold each other"
              .formatted(aKey, a, bKey, b));
    }
  }
}
