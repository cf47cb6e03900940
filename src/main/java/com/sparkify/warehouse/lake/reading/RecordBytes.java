package com.sparkify.warehouse.lake.reading;

import java.util.Arrays;

/** The bytes of one record, of a long one the beginning; used again for the next. */
final class RecordBytes {
  private final int most;
  private byte[] bytes;
  private int length;
  private boolean tooLong;

  RecordBytes(int most) {
    this.most = most;
    this.bytes = new byte[Math.min(most, 4096)];
  }

  void clear() {
    length = 0;
    tooLong = false;
  }

  void append(byte[] from, int offset, int count) {
    int kept = Math.min(count, most - length);
    tooLong |= kept < count;
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + kept, Math.min(bytes.length * 2, most)));
    }
    System.arraycopy(from, offset, bytes, length, kept);
    length += kept;
  }

  /** Drops white space at the end. */
  void trim() {
    while (!tooLong && length > 0 && bytes[length - 1] <= ' ' && bytes[length - 1] >= 0) {
      length--;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean tooLong() {
    return tooLong;
  }
}
