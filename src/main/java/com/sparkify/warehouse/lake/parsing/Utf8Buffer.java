package com.sparkify.warehouse.lake.parsing;

import java.util.Arrays;

/** Encodes characters as UTF-8, and sees in the same pass what is among them. */
final class Utf8Buffer {
  /** A character for which CSV needs quotes: a comma, a quote, or a control character. */
  static final int SPECIAL = 1;

  /** The character NUL. */
  static final int NUL = 2;

  /** A half of a surrogate pair; it is not encoded. */
  static final int HALF_OF_PAIR = 4;

  private static final int MOST_BYTES_OF_A_CHARACTER = 3;

  /** What each ASCII character is of these. */
  private static final byte[] KINDS = new byte[0x80];

  static {
    Arrays.fill(KINDS, 0, ' ', (byte) SPECIAL);
    KINDS['"'] = SPECIAL;
    KINDS[','] = SPECIAL;
    KINDS[0] = SPECIAL | NUL;
  }

  private final byte[] bytes;
  private int length;

  /** A buffer with room for so many characters. */
  Utf8Buffer(int characters) {
    bytes = new byte[MOST_BYTES_OF_A_CHARACTER * characters];
  }

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Adds characters, and returns which of {@link #SPECIAL} and the others are among them. */
  int add(char[] chars, int offset, int end) {
    byte[] to = bytes;
    int at = length;
    int found = 0;
    for (int i = offset; i < end; i++) {
      char c = chars[i];
      if (c >= 0x80) {
        length = at;
        return found | addAny(chars, i, end);
      }
      found |= KINDS[c];
      to[at++] = (byte) c;
    }
    length = at;
    return found;
  }

  private int addAny(char[] chars, int offset, int end) {
    int found = 0;
    for (int i = offset; i < end; i++) {
      char c = chars[i];
      if (c < 0x80) {
        found |= KINDS[c];
        bytes[length++] = (byte) c;
      } else if (!Character.isSurrogate(c)) {
        addPoint(c);
      } else if (i + 1 < end && Character.isSurrogatePair(c, chars[i + 1])) {
        addPoint(Character.toCodePoint(c, chars[++i]));
      } else {
        found |= HALF_OF_PAIR;
      }
    }
    return found;
  }

  private void addPoint(int point) {
    byte[] to = bytes;
    int at = length;
    if (point < 0x800) {
      to[at++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        to[at++] = (byte) (0xE0 | point >> 12);
      } else {
        to[at++] = (byte) (0xF0 | point >> 18);
        to[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
      }
      to[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
    }
    to[at++] = (byte) (0x80 | (point & 0x3F));
    length = at;
  }
}
