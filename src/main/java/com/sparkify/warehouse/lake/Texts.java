package com.sparkify.warehouse.lake;

/** What text must be so that a Redshift VARCHAR holds it unchanged. */
final class Texts {
  /** Stands for NULL in staged files, as the connector writes it. */
  static final String NULL_MARKER = "@NULL@";

  private static final int EXCERPT = 40;

  private Texts() {}

  /** Takes text for a column, and refuses what Redshift would cut, change or not take. */
  static void read(Column column, char[] chars, int offset, int length, CsvField field)
      throws LineRejectedException {
    int width = column.type().maxBytes();
    // A char is at most 3 bytes of UTF-8, so most texts need no closer look at their width.
    if (length * 3L > width) {
      long bytes = utf8Length(chars, offset, length);
      if (bytes > width) {
        throw new LineRejectedException(
            column.key() + " is " + bytes + " bytes wide, at most " + width + " fit");
      }
    }
    if (!field.setText(chars, offset, length)) {
      boolean hasNul = new String(chars, offset, length).indexOf(0) >= 0;
      throw new LineRejectedException(
          column.key() + (hasNul ? " holds the character NUL" : " holds half a surrogate pair"));
    }
    if (length == NULL_MARKER.length() && field.text().equals(NULL_MARKER)) {
      throw new LineRejectedException(
          column.key() + " is " + NULL_MARKER + ", which stands for NULL in staged files");
    }
  }

  /** The width of a text in bytes of UTF-8. */
  private static long utf8Length(char[] chars, int offset, int length) {
    long bytes = 0;
    for (int i = offset; i < offset + length; i++) {
      char c = chars[i];
      // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** The beginning of a value, in quotes, for a reason. */
  static String excerpt(String text) {
    return '"' + (text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…") + '"';
  }
}
