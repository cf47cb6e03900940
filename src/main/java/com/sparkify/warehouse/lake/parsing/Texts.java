package com.sparkify.warehouse.lake.parsing;

import static com.sparkify.warehouse.lake.parsing.ColumnType.NULL_MARKER;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Turns a text into a value that a Redshift VARCHAR stores unchanged. */
final class Texts {
  private static final byte[] MARKER = NULL_MARKER.getBytes(UTF_8);
  private static final int EXCERPT = 40;

  private Texts() {}

  /**
   * Sets the text in {@code row}, without its trailing blanks: Redshift ignores them when it
   * compares, and others do not.
   *
   * @throws LineRejectedException if Redshift would cut, change or refuse it
   */
  static void read(Column column, char[] chars, int offset, int length, Row row, int position)
      throws LineRejectedException {
    int end = offset + length;
    while (end > offset && chars[end - 1] == ' ') {
      end--;
    }
    int width = column.type().maxBytes();
    // No character has less than a byte.
    int found = end - offset > width ? 0 : row.set(position, chars, offset, end);
    if (end - offset > width
        || row.length(position) > width
        || (found & (Utf8Buffer.NUL | Utf8Buffer.HALF_OF_PAIR)) != 0) {
      throw new LineRejectedException(
          column.key() + " " + mistake(new String(chars, offset, end - offset), width));
    }
    if (row.is(position, MARKER)) {
      throw new LineRejectedException(
          column.key() + " is " + NULL_MARKER + ", which stands for NULL in staged files");
    }
  }

  /** Whether UTF-8 has nothing but white space. */
  static boolean isBlank(byte[] bytes, int offset, int length) {
    // Beyond ASCII, where bytes are negative, there is white space too.
    return length == 0
        || (bytes[offset] <= ' ' && new String(bytes, offset, length, UTF_8).isBlank());
  }

  /** The beginning of a value, in quotes, for a reason. */
  static String excerpt(String text) {
    return '"' + (text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…") + '"';
  }

  private static String mistake(String text, int width) {
    // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
    int bytes =
        text.chars()
            .map(c -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate((char) c) ? 2 : 3)
            .sum();
    if (bytes > width) {
      return "is " + bytes + " bytes wide, at most " + width + " fit";
    }
    return text.indexOf(0) >= 0 ? "holds the character NUL" : "holds half a surrogate pair";
  }
}
