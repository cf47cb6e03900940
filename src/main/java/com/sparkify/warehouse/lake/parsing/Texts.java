package com.sparkify.warehouse.lake.parsing;

import static com.sparkify.warehouse.lake.parsing.ColumnType.NULL_MARKER;

import java.util.Arrays;

/** What text must be so that a Redshift VARCHAR holds it unchanged. */
final class Texts {
  private static final char[] MARKER = NULL_MARKER.toCharArray();
  private static final int EXCERPT = 40;

  private Texts() {}

  /** Rejects what Redshift would cut, change or refuse. */
  static void check(Column column, char[] chars, int offset, int length)
      throws LineRejectedException {
    int end = offset + length;
    int bits = 0;
    boolean hasNul = false;
    for (int i = offset; i < end; i++) {
      bits |= chars[i];
      hasNul |= chars[i] == 0;
    }
    boolean isAscii = bits < 0x80;
    int width = column.type().maxBytes();
    long bytes = isAscii ? length : utf8Length(chars, offset, end);
    if (bytes > width) {
      throw new LineRejectedException(
          column.key() + " is " + bytes + " bytes wide, at most " + width + " fit");
    }
    if (hasNul) {
      throw new LineRejectedException(column.key() + " holds the character NUL");
    }
    if (!isAscii && hasHalfPair(chars, offset, end)) {
      throw new LineRejectedException(column.key() + " holds half a surrogate pair");
    }
    if (Arrays.equals(chars, offset, end, MARKER, 0, MARKER.length)) {
      throw new LineRejectedException(
          column.key() + " is " + NULL_MARKER + ", which stands for NULL in staged files");
    }
  }

  /** The beginning of a value, in quotes, for a reason. */
  static String excerpt(String text) {
    return '"' + (text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…") + '"';
  }

  private static long utf8Length(char[] chars, int offset, int end) {
    long bytes = 0;
    for (int i = offset; i < end; i++) {
      char c = chars[i];
      // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private static boolean hasHalfPair(char[] chars, int offset, int end) {
    for (int i = offset; i < end; i++) {
      if (Character.isSurrogate(chars[i])) {
        if (i + 1 == end || !Character.isSurrogatePair(chars[i], chars[i + 1])) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
