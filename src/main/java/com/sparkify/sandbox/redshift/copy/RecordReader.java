package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a file into records. Fields are strings of bytes, a char for each, so that lengths are bytes
 * and what is no UTF-8 can be told of; a field that is NULL is null.
 */
abstract class RecordReader {
  private static final int RAW_LIMIT = 1024;

  /** Redshift's limit for one row. */
  static final int MAX_RECORD = 4 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] raw = new byte[RAW_LIMIT];
  private int at;
  private int end;
  private byte[] field = new byte[1024];

  /** Where the field that is being gathered ends, how much of the record is read, and its line. */
  int size;

  int consumed;
  long line;
  private long nextLine = 1;

  RecordReader(InputStream in) {
    this.in = in;
  }

  /**
   * The fields of the next record, in the order of the columns; null if there is none.
   *
   * @throws FieldError if the record is broken; the reader then stands behind it
   */
  abstract List<String> next() throws IOException, FieldError;

  /** Where a field starts in the record as read. */
  int position(int index) {
    return 0;
  }

  String raw() {
    return new String(raw, 0, Math.min(consumed, RAW_LIMIT), StandardCharsets.UTF_8);
  }

  void startRecord() {
    consumed = 0;
    size = 0;
    line = nextLine;
  }

  int read() throws IOException {
    int c = peek();
    if (c >= 0) {
      at++;
      if (c == '\n') {
        nextLine++;
      } else {
        if (consumed < RAW_LIMIT) {
          raw[consumed] = (byte) c;
        }
        consumed++;
      }
    }
    return c;
  }

  int peek() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at] & 0xff;
  }

  void add(int c) throws IOException, FieldError {
    if (size == field.length) {
      if (size >= MAX_RECORD) {
        throw skip(1204, "Line length exceeds the maximum of " + MAX_RECORD + " bytes");
      }
      field = Arrays.copyOf(field, size * 2);
    }
    field[size++] = (byte) c;
  }

  String field() {
    String text = new String(field, 0, size, StandardCharsets.ISO_8859_1);
    size = 0;
    return text;
  }

  /** Goes on to the next line after an error, so that MAXERROR can count on. */
  FieldError skip(int code, String reason) throws IOException {
    int c = read();
    while (c >= 0 && c != '\n') {
      c = read();
    }
    return new FieldError(code, reason);
  }
}
