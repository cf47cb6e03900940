package com.sparkify.sandbox.redshift.copy;

/**
 * CHAR and VARCHAR: lengths are bytes, and the bytes must be UTF-8 ("Multibyte character load
 * errors").
 */
final class TextConverter implements FieldConverter {
  private final int maxBytes;
  private final boolean isChar;
  private final boolean isCut;
  private final int replacement;

  TextConverter(TargetColumn column, CopyOptions options) {
    maxBytes = column.length() > 0 ? column.length() : Integer.MAX_VALUE;
    isChar = column.type().equals("bpchar");
    isCut = options.has("TRUNCATECOLUMNS");
    replacement =
        options.has("ACCEPTINVCHARS") ? options.value("ACCEPTINVCHARS", "?").charAt(0) : -1;
  }

  @Override
  public void write(byte[] bytes, int from, int to, RowBuffer row) throws FieldError {
    int end = from;
    for (int i = from; i < to; ) {
      int size = Utf8.size(bytes, i, to);
      if (size <= 0 || (isChar && size > 1)) {
        size = repair(bytes, i, to, size);
      }
      i += size;
      if (i - from <= maxBytes) {
        end = i;
      }
    }
    if (to - from > maxBytes && !isCut) {
      throw new FieldError(
          1204, isChar ? "Char length exceeds DDL length" : "String length exceeds DDL length");
    }
    row.escaped(bytes, from, end);
  }

  /** Puts the replacement in place of what is wrong, byte for byte, if there is one. */
  private int repair(byte[] bytes, int at, int to, int size) throws FieldError {
    if (isChar && size > 1) {
      throw new FieldError(
          1220,
          "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: "
              + Utf8.hex(bytes, at, at + size));
    }
    if (replacement < 0) {
      int end = Math.min(to, at + Utf8.expected(bytes[at]));
      throw new FieldError(
          1220,
          "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: %s (error %d)"
              .formatted(Utf8.hex(bytes, at, end), -size));
    }
    bytes[at] = (byte) replacement;
    return 1;
  }
}
