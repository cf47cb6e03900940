package com.sparkify.warehouse.lake.listing;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Says by its name what a file below a folder of the lake is. */
final class FileNames {
  private static final Pattern DATA =
      Pattern.compile("\\.(json|ndjson|jsonl)(\\.(gz|bz2|zst))?$", Pattern.CASE_INSENSITIVE);

  /** What a name says. */
  enum Kind {
    /** JSON, compressed or not. */
    DATA,
    /**
     * A program's own file, such as those of commits that are not finished, or a folder's marker.
     */
    HIDDEN,
    /** Something else, which may have been put there by mistake. */
    OTHER
  }

  private FileNames() {}

  /**
   * @param below the key below the folder, such as {@code 2018/11/2018-11-01-events.json}
   */
  static Kind kind(String below) {
    boolean isMarker = below.isEmpty() || below.endsWith("/") || below.endsWith("_$folder$");
    // Hidden as Hive, Spark and Hadoop have it; parts of dots alone mean nothing in a key of S3.
    boolean isHidden =
        Arrays.stream(below.split("/"))
            .anyMatch(part -> part.startsWith("_") || part.matches("\\..*[^.].*"));
    if (isMarker || isHidden) {
      return Kind.HIDDEN;
    }
    return DATA.matcher(below).find() ? Kind.DATA : Kind.OTHER;
  }
}
