package com.sparkify.warehouse.lake.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** How a file holds its JSON objects, told by its beginning. */
public enum JsonForm {
  /** Each on a line of its own; such a file can be cut at its lines. */
  LINES,
  /** Several on a line, one on several lines, or all in an array. */
  OBJECTS;

  /** How much of a file it takes to tell. */
  public static final int BEGINNING = 64 * 1024;

  /**
   * Tells the form of a file by its first object that is whole. A file that shows none is read by
   * its lines.
   *
   * @param bytes its first {@value #BEGINNING} bytes, decompressed, or all that it has
   */
  public static JsonForm of(byte[] bytes, int length) {
    ObjectReader objects = ObjectReader.ofBytes(bytes, length);
    try {
      boolean isFirst = true;
      while (objects.next()) {
        if ((isFirst && objects.isOfArray())
            || (objects.isWell() && (objects.hasSeveralLines() || objects.isFollowedOnItsLine()))) {
          return OBJECTS;
        }
        if (objects.isObject()) {
          return LINES;
        }
        isFirst = false;
      }
      return isFirst && objects.hasArray() ? OBJECTS : LINES;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // There is nothing to read.
    }
  }

  /** The records of a whole file of this form. */
  public RecordReader reader(InputStream in, int maxBytes) {
    return this == LINES ? LineReader.ofAll(in, maxBytes) : ObjectReader.ofAll(in, maxBytes);
  }
}
