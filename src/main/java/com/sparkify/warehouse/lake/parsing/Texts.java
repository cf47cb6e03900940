package com.sparkify.warehouse.lake.parsing;

import static com.sparkify.warehouse.lake.parsing.ColumnType.NULL_MARKER;
import static java.lang.Character.MAX_SURROGATE;
import static java.lang.Character.MIN_SURROGATE;

import java.util.Arrays;

/** Validates that a Redshift VARCHAR can store a text unchanged. */
final class Texts {
  private static final char[] MARKER = NULL_MARKER.toCharArray();
  private static final int EXCERPT = 40;

  private Texts() {}

  /** Rejects what Redshift would cut, change or refuse. */
  static void check(Column column, char[] chars, int offset, int length)
      throws LineRejectedException {
    int end = offset + length;
    int width = column.type().maxBytes();
    if (length > width || !isPlain(chars, offset, end)) {
      long bytes = utf8Length(chars, offset, end);
      if (bytes > width) {
        throw new LineRejectedException(
            column.key() + " is " + bytes + " bytes wide, at most " + width + " fit");
      }
      checkCharacters(column, new String(chars, offset, length));
    }
    if (length == MARKER.length && Arrays.equals(chars, offset, end, MARKER, 0, length)) {
      throw new LineRejectedException(
          column.key() + " is " + NULL_MARKER + ", which stands for NULL in staged files");
    }
  }

  /**
   * Redshift ignores blanks at the end of a VARCHAR where it compares, and others do not: none is
   * staged. Only U+0020 is such a blank.
   */
  static int lengthWithoutTrailingBlanks(char[] chars, int offset, int length) {
    int kept = length;
    while (kept > 0 && chars[offset + kept - 1] == ' ') {
      kept--;
    }
    return kept;
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

  /** Whether all characters are ASCII and none is NUL, as in most texts. */
  private static boolean isPlain(char[] chars, int offset, int end) {
    int bits = 0;
    for (int i = offset; i < end; i++) {
      bits |= chars[i] | chars[i] - 1;
    }
    return (bits & ~0x7F) == 0;
  }

  private static void checkCharacters(Column column, String text) throws LineRejectedException {
    if (text.indexOf(0) >= 0) {
      throw new LineRejectedException(column.key() + " holds the character NUL");
    }
    if (text.codePoints().anyMatch(c -> c >= MIN_SURROGATE && c <= MAX_SURROGATE)) {
      throw new LineRejectedException(column.key() + " holds half a surrogate pair");
    }
  }
}
