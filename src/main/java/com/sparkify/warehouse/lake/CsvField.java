package com.sparkify.warehouse.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One field of a line of CSV as COPY reads it, in UTF-8: quoted where it must be, quotes doubled,
 * NULL as {@value Texts#NULL_MARKER}. It is made of characters in one pass, with no String between,
 * and is used again for the next line.
 */
final class CsvField {
  /** By ASCII character: whether text that holds it is quoted. */
  private static final boolean[] SPECIAL = new boolean[0x80];

  static {
    Arrays.fill(SPECIAL, 0, ' ', true);
    SPECIAL['"'] = true;
    SPECIAL[','] = true;
  }

  private static final char[] NULL = Texts.NULL_MARKER.toCharArray();

  /** Where the text begins, behind a quote or the place for one. */
  private static final int TEXT = 1;

  private byte[] bytes = new byte[64];
  private int end;
  private boolean isQuoted;
  private boolean isNull;

  void setNull() {
    setPlain(NULL, 0, NULL.length);
    isNull = true;
  }

  /** Takes characters of ASCII that need no quotes, such as those of numbers and moments. */
  void setPlain(char[] chars, int offset, int length) {
    begin(length);
    byte[] bytes = this.bytes;
    for (int i = 0; i < length; i++) {
      bytes[TEXT + i] = (byte) chars[offset + i];
    }
    end = TEXT + length;
  }

  /**
   * Takes text.
   *
   * @return whether a VARCHAR holds it: it has no NUL and no half of a surrogate pair
   */
  boolean setText(char[] chars, int offset, int length) {
    // At worst three bytes a character, and the closing quote.
    begin(3 * length + 1);
    int limit = offset + length;
    isQuoted = length == 0 || chars[offset] == ' ' || chars[limit - 1] == ' ';
    int at = end;
    int i = offset;
    while (i < limit) {
      int plain = copyPlain(chars, i, limit, at);
      at += plain;
      i += plain;
      if (i < limit) {
        int point = Character.codePointAt(chars, i, limit);
        i += Character.charCount(point);
        boolean isHalfPair = Character.isBmpCodePoint(point) && Character.isSurrogate((char) point);
        if (point == 0 || isHalfPair) {
          return false;
        }
        isQuoted |= point < 0x80;
        at = encode(point, at);
      }
    }
    if (isQuoted) {
      bytes[0] = '"';
      bytes[at++] = '"';
    }
    end = at;
    return true;
  }

  /** Takes text that is known to be some. */
  void set(String text) {
    if (!setText(text.toCharArray(), 0, text.length())) {
      throw new IllegalArgumentException("Cannot stage " + Texts.excerpt(text) + ": no text");
    }
  }

  boolean isNull() {
    return isNull;
  }

  /** Whether there is nothing in it but white space. */
  boolean isBlank() {
    byte first = bytes[TEXT];
    boolean isSeen = end > TEXT && first > ' ' && first != '"';
    return !isSeen && text().isBlank();
  }

  /** What the field holds; null for NULL. */
  String text() {
    if (isNull) {
      return null;
    }
    return isQuoted
        ? new String(bytes, TEXT, end - TEXT - 1, UTF_8).replace("\"\"", "\"")
        : new String(bytes, TEXT, end - TEXT, UTF_8);
  }

  /** So many bytes it takes in a line. */
  int length() {
    return end - start();
  }

  /** Puts the field into {@code line}, from {@code at} on. */
  void copyTo(byte[] line, int at) {
    System.arraycopy(bytes, start(), line, at, length());
  }

  private int start() {
    return isQuoted ? 0 : TEXT;
  }

  private void begin(int most) {
    if (bytes.length < TEXT + most) {
      bytes = new byte[2 * most];
    }
    end = TEXT;
    isNull = false;
    isQuoted = false;
  }

  /** Copies characters as long as they are ASCII and not special, which most are. */
  private int copyPlain(char[] chars, int from, int to, int at) {
    byte[] bytes = this.bytes;
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c >= 0x80 || SPECIAL[c]) {
        break;
      }
      bytes[at + count++] = (byte) c;
    }
    return count;
  }

  private int encode(int point, int start) {
    int at = start;
    if (point < 0x80) {
      bytes[at++] = (byte) point;
      if (point == '"') {
        bytes[at++] = '"';
      }
      return at;
    }
    if (point < 0x800) {
      bytes[at++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[at++] = (byte) (0xE0 | point >> 12);
      } else {
        bytes[at++] = (byte) (0xF0 | (point >> 18));
        bytes[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      }
      bytes[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    }
    bytes[at++] = (byte) (0x80 | (point & 0x3F));
    return at;
  }
}
