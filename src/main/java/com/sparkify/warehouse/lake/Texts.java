package com.sparkify.warehouse.lake;

/** What text must be so that a Redshift VARCHAR holds it unchanged. */
final class Texts {
  /** Stands for NULL in staged files, as the connector writes it. */
  static final String NULL_MARKER = "@NULL@";

  private static final int EXCERPT = 40;

  private Texts() {}

  /** Refuses text that Redshift would cut, change or not take. */
  static void check(Column column, String text) throws LineRejected {
    int width = column.type().maxBytes();
    // A char is at most 3 bytes of UTF-8, so most texts need no closer look at their width.
    if (text.length() * 3 > width) {
      long bytes = utf8Length(text);
      if (bytes > width) {
        throw new LineRejected(
            column.key() + " is " + bytes + " bytes wide, at most " + width + " fit");
      }
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new LineRejected(column.key() + " holds the character NUL");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(++i))) {
          throw new LineRejected(column.key() + " holds half a surrogate pair");
        }
      }
    }
    if (text.equals(NULL_MARKER)) {
      throw new LineRejected(
          column.key() + " is " + NULL_MARKER + ", which stands for NULL in staged files");
    }
  }

  /** The width of a text in bytes of UTF-8. */
  static long utf8Length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
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
