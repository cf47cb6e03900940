package com.sparkify.sandbox.redshift.copy;

/** UTF-8 as the developer guide's "Multibyte character load errors" has it. */
final class Utf8 {
  private Utf8() {}

  /**
   * The bytes of the character at an index: 1 to 4; or, if it is wrong, the guide's error code,
   * negated: 1 too long, 2 incomplete, 3 no first byte, 4 out of range for its place. NUL is 4, for
   * no column can hold it.
   */
  static int size(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return first == 0 ? -4 : 1;
    }
    if (first < 0xc2) {
      return -3;
    }
    if (first > 0xf4) {
      return first >= 0xfe ? -3 : -1;
    }
    int size = expected(bytes[at]);
    if (at + size > end) {
      return -2;
    }
    int second = bytes[at + 1] & 0xff;
    int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    for (int i = 1; i < size; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return -2;
      }
    }
    return second < low || second > high ? -4 : size;
  }

  static int expected(byte first) {
    int value = first & 0xff;
    return value < 0xc0 ? 1 : value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
  }

  /** Bytes as the guide's messages show them. */
  static String hex(byte[] bytes, int from, int to) {
    StringBuilder hex = new StringBuilder();
    for (int i = from; i < to; i++) {
      hex.append(i == from ? "" : " ").append("%02x".formatted(bytes[i]));
    }
    return hex.toString();
  }
}
