package com.sparkify.warehouse.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Builds one line of CSV of its fields. The builder is used again for the next line. */
final class CsvLine {
  private final CsvField field = new CsvField();
  private byte[] line = new byte[1024];
  private int length;

  CsvLine start() {
    length = 0;
    return this;
  }

  CsvLine add(CsvField value) {
    separate(value.length());
    value.copyTo(line, length);
    length += value.length();
    return this;
  }

  CsvLine add(String text) {
    field.set(text);
    return add(field);
  }

  CsvLine add(long value) {
    return add(Long.toString(value));
  }

  /** Adds what another line was built of. */
  CsvLine addAll(byte[] fields) {
    separate(fields.length);
    System.arraycopy(fields, 0, line, length, fields.length);
    length += fields.length;
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

  private void separate(int bytes) {
    if (length + 1 + bytes > line.length) {
      line = Arrays.copyOf(line, 2 * (line.length + bytes));
    }
    if (length > 0) {
      line[length++] = ',';
    }
  }
}
