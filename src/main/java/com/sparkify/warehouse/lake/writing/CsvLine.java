package com.sparkify.warehouse.lake.writing;

import static com.sparkify.warehouse.lake.parsing.ColumnType.NULL_MARKER;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Builds a line of CSV as COPY reads it, in UTF-8: texts quoted where they must be, quotes doubled,
 * NULL as {@value com.sparkify.warehouse.lake.parsing.ColumnType#NULL_MARKER}. The builder is used
 * again for the next line.
 */
final class CsvLine {
  private static final byte[] NULL = NULL_MARKER.getBytes(UTF_8);
  private static final int DAY = 24 * 60 * 60 * 1000;

  private byte[] line = new byte[1024];
  private int length;

  private long day = Long.MIN_VALUE;
  private byte[] time;

  CsvLine start() {
    length = 0;
    return this;
  }

  CsvLine addNull() {
    return addAll(NULL);
  }

  /** Adds the fields of another line. */
  CsvLine addAll(byte[] fields) {
    return addPlain(fields, 0, fields.length);
  }

  CsvLine add(long number) {
    return add(Long.toString(number));
  }

  /** Adds a moment in UTC, such as {@code 2018-11-01 21:01:46.796}. */
  CsvLine addTime(long epochMilli) {
    long now = Math.floorDiv(epochMilli, DAY);
    // Events come in order of time, and formatting a date costs as much as parsing half a line.
    if (now != day) {
      time = (LocalDate.ofEpochDay(now) + " hh:mm:ss.SSS").getBytes(UTF_8);
      day = now;
    }
    int millis = Math.floorMod(epochMilli, DAY);
    int end = time.length;
    putDigits(time, end - 10, 2, millis / 3_600_000);
    putDigits(time, end - 7, 2, millis / 60_000 % 60);
    putDigits(time, end - 4, 2, millis / 1_000 % 60);
    putDigits(time, end, 3, millis % 1_000);
    return addAll(time);
  }

  /** Adds text that has no half of a surrogate pair. */
  CsvLine add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    boolean isQuoted =
        text.isEmpty()
            || text.startsWith(" ")
            || text.endsWith(" ")
            || text.chars().anyMatch(c -> c < ' ' || c == '"' || c == ',');
    return isQuoted ? addQuoted(bytes, 0, bytes.length) : addAll(bytes);
  }

  /** Adds UTF-8 that needs no quotes. */
  CsvLine addPlain(byte[] bytes, int offset, int count) {
    separate(count);
    System.arraycopy(bytes, offset, line, length, count);
    length += count;
    return this;
  }

  /** Adds UTF-8 in quotes, and doubles those in it. */
  CsvLine addQuoted(byte[] bytes, int offset, int count) {
    separate(2 * count + 2);
    byte[] to = line;
    int at = length;
    to[at++] = '"';
    for (int i = offset; i < offset + count; i++) {
      byte b = bytes[i];
      to[at++] = b;
      if (b == '"') {
        to[at++] = '"';
      }
    }
    to[at++] = '"';
    length = at;
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(line, 0, length);
  }

  byte[] toBytes() {
    return Arrays.copyOf(line, length);
  }

  @Override
  public String toString() {
    return new String(line, 0, length, UTF_8);
  }

  /** Adds a comma if need be, and makes room for the next field. */
  private void separate(int bytes) {
    if (length + 1 + bytes > line.length) {
      line = Arrays.copyOf(line, 2 * (line.length + bytes));
    }
    if (length > 0) {
      line[length++] = ',';
    }
  }

  private static void putDigits(byte[] bytes, int end, int digits, long number) {
    long rest = number;
    for (int i = end - 1; i >= end - digits; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
