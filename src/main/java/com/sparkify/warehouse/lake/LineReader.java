package com.sparkify.warehouse.lake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines, in memory bounded by the longest line allowed. A line ends at LF; a CR
 * before it and a byte order mark at the start of the file are not part of it. What follows the
 * last LF is a line if it is not empty.
 */
final class LineReader {
  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private byte[] line = new byte[4096];
  private int length;
  private long number;
  private boolean tooLong;

  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** Moves to the next line; false at the end of the file. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(end - position);
      position = end;
      if (end < limit) {
        position++;
        break;
      }
    }
    if (!any) {
      return false;
    }
    number++;
    trim();
    return true;
  }

  /** The bytes of the line are the first {@link #length()} of this array, until the next call. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Counted from 1. */
  long number() {
    return number;
  }

  /** Whether the line was longer than allowed; then just its beginning is kept. */
  boolean tooLong() {
    return tooLong;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(in.read(buffer), 0);
    return limit > 0;
  }

  private void append(int count) {
    int kept = Math.min(count, maxBytes - length);
    tooLong |= kept < count;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(length + kept, Math.min(line.length * 2, maxBytes)));
    }
    System.arraycopy(buffer, position, line, length, kept);
    length += kept;
  }

  private void trim() {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    if (number == 1
        && length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF) {
      length -= 3;
      System.arraycopy(line, 3, line, 0, length);
    }
  }
}
