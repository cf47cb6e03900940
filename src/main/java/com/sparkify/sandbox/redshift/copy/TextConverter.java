package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Options;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * CHAR and VARCHAR: lengths are bytes, and the bytes must be UTF-8 ("Multibyte character load
 * errors" of the developer guide).
 */
final class TextConverter implements Converter {
  private final int maxBytes;
  private final boolean isChar;
  private final boolean isCut;
  private final boolean isTrimmed;
  private final String replacement;

  TextConverter(TargetColumn column, S3Options options) {
    maxBytes = column.length() > 0 ? column.length() : Integer.MAX_VALUE;
    isChar = column.type().equals("bpchar");
    isCut = options.has("TRUNCATECOLUMNS");
    isTrimmed = options.has("TRIMBLANKS") && !isChar;
    replacement = options.value("ACCEPTINVCHARS", "");
  }

  @Override
  public String convert(String field) throws FieldError {
    String text = isTrimmed ? field.replaceFirst(" +$", "") : field;
    int end = 0;
    for (int i = 0; i < text.length(); ) {
      int size = text.charAt(i) - 1 < 0x7f ? 1 : sizeOfCharacter(text, i);
      if (isChar && size > 1) {
        throw new FieldError(
            1220,
            "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: "
                + hex(text, i, i + size));
      }
      if (size < 0) {
        text = repaired(text, i, size);
        size = 1;
      }
      i += size;
      end = i <= maxBytes ? i : end;
    }
    if (text.length() > maxBytes && !isCut) {
      throw new FieldError(
          1204, isChar ? "Char length exceeds DDL length" : "String length exceeds DDL length");
    }
    return text.length() > maxBytes ? text.substring(0, end) : text;
  }

  private String repaired(String text, int at, int size) throws FieldError {
    if (replacement.isEmpty()) {
      int end = Math.min(text.length(), at + expected(text.charAt(at)));
      throw new FieldError(
          1220,
          "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: %s (error %d)"
              .formatted(hex(text, at, end), -size));
    }
    return text.substring(0, at) + replacement.charAt(0) + text.substring(at + 1);
  }

  /**
   * The bytes of the character at an index: 1 to 4; or, if it is wrong, the guide's error code,
   * negated: 1 too long, 2 incomplete, 3 no first byte, 4 out of range for its place. NUL is 4, for
   * no column can hold it.
   */
  private static int sizeOfCharacter(String text, int at) {
    int first = text.charAt(at);
    if (first < 0xc2) {
      return first == 0 ? -4 : -3;
    }
    if (first > 0xf4) {
      return first >= 0xfe ? -3 : -1;
    }
    int size = expected(first);
    if (at + size > text.length()) {
      return -2;
    }
    for (int i = 1; i < size; i++) {
      if ((text.charAt(at + i) & 0xc0) != 0x80) {
        return -2;
      }
    }
    int second = text.charAt(at + 1);
    int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second < low || second > high ? -4 : size;
  }

  private static int expected(int first) {
    return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  private static String hex(String text, int from, int to) {
    byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
