package com.sparkify.warehouse.lake.listing;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is by its name and the folders that it is in. */
enum KeyKind {
  /** JSON, one value a line, compressed or not. */
  DATA,
  /** Not data by its name. */
  OTHER,
  /**
   * What programs keep beside data: folders and files that begin with {@code _} or {@code .}, such
   * as {@code _temporary/} and {@code _delta_log/}, and markers of folders.
   */
  HIDDEN;

  private static final Pattern DATA_NAME =
      Pattern.compile(".*\\.(json|ndjson|jsonl)(\\.(gz|bz2|zst))?", Pattern.DOTALL);

  // Of S3's console and of Hadoop's old S3 file systems.
  private static final Pattern MARKER = Pattern.compile("(^|/|_\\$folder\\$)$");

  // A part that is just one or two dots is one of the key, and no name.
  private static final Pattern HIDDEN_PART = Pattern.compile("(^|/)(_|\\.(?!\\.?(/|$)))");

  /**
   * Tells what a file is.
   *
   * @param below its key below the root of the listing
   */
  static KeyKind of(String below, long size) {
    boolean isMarker = size == 0 && MARKER.matcher(below).find();
    if (isMarker || HIDDEN_PART.matcher(below).find()) {
      return HIDDEN;
    }
    return DATA_NAME.matcher(below.toLowerCase(Locale.ROOT)).matches() ? DATA : OTHER;
  }
}
