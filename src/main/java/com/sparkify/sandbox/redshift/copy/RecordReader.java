package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.copy.FieldConverter.FieldException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.io.input.UnsynchronizedBufferedReader;

/**
 * Splits a file into records. Texts have one char per byte, so that lengths are bytes and invalid
 * UTF-8 can be reported. A NULL field is null.
 */
abstract class RecordReader implements Closeable {
  private static final int RAW_LIMIT = 1024;

  /** Redshift's limit for one row. */
  private static final int MAX_RECORD = 4 << 20;

  private final UnsynchronizedBufferedReader in;

  /** What was read of the current record, and its first line. */
  final StringBuilder record = new StringBuilder();

  long line;
  private long nextLine = 1;

  RecordReader(InputStream in) {
    var bytes = new InputStreamReader(in, StandardCharsets.ISO_8859_1);
    this.in = new UnsynchronizedBufferedReader(bytes, 1 << 16);
  }

  /**
   * The fields of the next record, in the order of the columns; null if there is none.
   *
   * @throws FieldException if the record is invalid; the reader is then after it
   */
  abstract List<String> next() throws IOException;

  /** The record as in the file, cut to the length of stl_load_errors. */
  String raw() {
    String start = record.substring(0, Math.min(record.length(), RAW_LIMIT));
    return utf8(start.replace("\n", ""));
  }

  /** Decodes UTF-8, without NUL, which PostgreSQL's text cannot store. */
  static String utf8(String bytes) {
    byte[] text = bytes.replace("\0", "").getBytes(StandardCharsets.ISO_8859_1);
    return new String(text, StandardCharsets.UTF_8);
  }

  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  void startRecord() {
    record.setLength(0);
    line = nextLine;
  }

  int peek() throws IOException {
    return in.peek();
  }

  int read() throws IOException {
    if (record.length() == MAX_RECORD) {
      record.setLength(RAW_LIMIT);
      throw skip(1204, "Line length exceeds the maximum of " + MAX_RECORD + " bytes");
    }
    int c = in.read();
    if (c >= 0) {
      nextLine += c == '\n' ? 1 : 0;
      record.append((char) c);
    }
    return c;
  }

  /** Skips to the next line after an error, so that MAXERROR can count further errors. */
  FieldException skip(int code, String reason) throws IOException {
    while (peek() >= 0 && read() != '\n') {
      record.setLength(Math.min(record.length(), RAW_LIMIT));
    }
    return new FieldException(code, reason);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
