package com.sparkify.warehouse.lake.writing;

import static com.sparkify.warehouse.lake.parsing.ColumnType.NULL_MARKER;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Builds a line of CSV as COPY reads it, in UTF-8: texts quoted where they must be, quotes doubled,
 * NULL as {@value com.sparkify.warehouse.lake.parsing.ColumnType#NULL_MARKER}. Characters become
 * bytes in one pass, without Strings between. The builder is used again for the next line.
 */
final class CsvLine {
  /** Whether text with this ASCII character must be quoted. */
  private static final boolean[] SPECIAL = new boolean[0x80];

  static {
    Arrays.fill(SPECIAL, 0, ' ', true);
    SPECIAL['"'] = true;
    SPECIAL[','] = true;
  }

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
    separate(fields.length);
    append(fields, 0, fields.length);
    return this;
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

  CsvLine add(String text) {
    return add(text.toCharArray(), 0, text.length());
  }

  /** Adds text that has no half of a surrogate pair. */
  CsvLine add(char[] chars, int offset, int count) {
    // At worst three bytes a character, and two quotes.
    separate(3 * count + 2);
    int end = offset + count;
    boolean isPadded = count == 0 || chars[offset] == ' ' || chars[end - 1] == ' ';
    if (isPadded || !addPlain(chars, offset, end)) {
      addAny(chars, offset, end, isPadded);
    }
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

  /** Adds text of ASCII that needs no quotes, as most; false if it is another. */
  private boolean addPlain(char[] chars, int offset, int end) {
    byte[] bytes = line;
    int to = length;
    for (int i = offset; i < end; i++) {
      char c = chars[i];
      if (c >= 0x80 || SPECIAL[c]) {
        return false;
      }
      bytes[to++] = (byte) c;
    }
    length = to;
    return true;
  }

  private void addAny(char[] chars, int offset, int end, boolean isPadded) {
    byte[] bytes = line;
    boolean isQuoted = isPadded;
    int start = length;
    int to = start + 1;
    for (int i = offset; i < end; i++) {
      char c = chars[i];
      if (c < 0x80) {
        isQuoted |= SPECIAL[c];
        if (c == '"') {
          bytes[to++] = '"';
        }
        bytes[to++] = (byte) c;
      } else {
        int point = Character.codePointAt(chars, i, end);
        to = encode(point, bytes, to);
        i += Character.charCount(point) - 1;
      }
    }
    if (isQuoted) {
      bytes[start] = '"';
      bytes[to++] = '"';
    } else {
      System.arraycopy(bytes, start + 1, bytes, start, --to - start);
    }
    length = to;
  }

  private static int encode(int point, byte[] bytes, int start) {
    int to = start;
    if (point < 0x800) {
      bytes[to++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[to++] = (byte) (0xE0 | point >> 12);
      } else {
        bytes[to++] = (byte) (0xF0 | point >> 18);
        bytes[to++] = (byte) (0x80 | (point >> 12 & 0x3F));
      }
      bytes[to++] = (byte) (0x80 | (point >> 6 & 0x3F));
    }
    bytes[to++] = (byte) (0x80 | (point & 0x3F));
    return to;
  }

  private void append(byte[] bytes, int from, int to) {
    System.arraycopy(bytes, from, line, length, to - from);
    length += to - from;
  }

  private static void putDigits(byte[] bytes, int end, int digits, long number) {
    long rest = number;
    for (int i = end - 1; i >= end - digits; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
