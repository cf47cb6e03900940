package com.sparkify.warehouse.settings;

import java.util.List;

/**
 * Where the raw data lies, as URIs of folders without a slash at the end.
 *
 * @param logs the folder of the activity logs, such as {@code s3a://sparkify-lake/log_data}
 * @param songs the folder of the song catalogue
 * @param rejects the folder that refused lines are written to; apart from the other two
 * @param maxLine the longest line that is read; longer ones are refused
 */
public record LakeSettings(String logs, String songs, String rejects, DataSize maxLine) {

  private static final Kind<String> FOLDER = Kinds.text().where(Rules.FOLDER);
  private static final Key<String> LOGS = Key.required("lake.logs", FOLDER);
  private static final Key<String> SONGS = Key.required("lake.songs", FOLDER);
  private static final Key<String> REJECTS = Key.required("lake.rejects", FOLDER);
  private static final Key<DataSize> MAX_LINE =
      Key.withDefault("lake.max-line", Kinds.size(), "1MiB");

  /** The section {@code lake}. */
  public static final Section<LakeSettings> SECTION =
      new Section<>(
          List.of(LOGS, SONGS, REJECTS, MAX_LINE),
          values ->
              new LakeSettings(
                  values.get(LOGS), values.get(SONGS), values.get(REJECTS), values.get(MAX_LINE)));

  public LakeSettings {
    logs = folder(LOGS, logs);
    songs = folder(SONGS, songs);
    rejects = folder(REJECTS, rejects);
    apart(LOGS, logs, SONGS, songs);
    apart(LOGS, logs, REJECTS, rejects);
    apart(SONGS, songs, REJECTS, rejects);
  }

  private static String folder(Key<String> key, String uri) {
    return Rules.FOLDER.check(key.path(), uri).replaceFirst("(?<!/)/+$", "");
  }

  /** One folder within another would be read as both. */
  private static void apart(Key<String> aKey, String a, Key<String> bKey, String b) {
    if ((a + "/").startsWith(b + "/") || (b + "/").startsWith(a + "/")) {
      throw new IllegalArgumentException(
          "%s = %s and %s = %s: wanted folders that do not hold each other"
              .formatted(aKey.path(), a, bKey.path(), b));
    }
  }
}
