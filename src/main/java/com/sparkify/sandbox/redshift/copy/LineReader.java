package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into lines and fields: CSV or text with a delimiter ("Data format parameters" of
 * the developer guide).
 */
final class LineReader {
  /** Redshift's limit for one row. */
  private static final int MAX_LINE = 4 << 20;

  private final InputStream in;
  private final int delimiter;
  private final int quote;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long lineNumber = 1;

  LineReader(InputStream in, CopyOptions options) {
    this.in = in;
    this.delimiter = options.delimiter() & 0xff;
    this.quote = options.isCsv() ? options.quote() & 0xff : -2;
  }

  /**
   * Reads the next line.
   *
   * @return false if there is none
   * @throws FieldError if its quotes are wrong or it is too long; the reader then stands behind it
   */
  boolean next(Line line) throws IOException, FieldError {
    line.start(lineNumber);
    int c = read(line);
    if (c < 0) {
      return false;
    }
    while (true) {
      c = c == quote ? quotedField(line) : plainField(line, c);
      if (c == '\r' && peek() == '\n') {
        c = read(line);
      }
      line.endField();
      if (c != delimiter) {
        lineNumber++;
        return true;
      }
      c = read(line);
      if (c < 0) {
        line.endField();
        return true;
      }
    }
  }

  /** Reads an unquoted field whose first byte is at hand; gives back the byte that ends it. */
  private int plainField(Line line, int first) throws IOException, FieldError {
    int c = first;
    while (c != delimiter && c != '\n' && c >= 0 && !(c == '\r' && peek() == '\n')) {
      if (c == quote) {
        throw skip(line, "Invalid quote formatting for CSV");
      }
      add(line, c);
      c = read(line);
    }
    return c;
  }

  private int quotedField(Line line) throws IOException, FieldError {
    while (true) {
      int c = read(line);
      if (c < 0) {
        throw new FieldError(1216, "Delimited value missing end quote");
      }
      if (c == quote) {
        c = read(line);
        if (c != quote) {
          return afterQuote(line, c);
        }
      }
      lineNumber += c == '\n' ? 1 : 0;
      add(line, c);
    }
  }

  private int afterQuote(Line line, int first) throws IOException, FieldError {
    int c = first;
    while (c == ' ' && c != delimiter) {
      c = read(line);
    }
    if (c != delimiter && c != '\n' && c >= 0 && !(c == '\r' && peek() == '\n')) {
      throw skip(line, "Invalid quote formatting for CSV");
    }
    return c;
  }

  private void add(Line line, int c) throws IOException, FieldError {
    line.add(c);
    if (line.size() > MAX_LINE) {
      throw skip(line, "Line length exceeds the maximum of " + MAX_LINE + " bytes");
    }
  }

  /** Goes on to the next line after an error, so that MAXERROR can count on. */
  private FieldError skip(Line line, String reason) throws IOException {
    int c = read(line);
    while (c >= 0 && c != '\n') {
      c = read(line);
    }
    lineNumber++;
    return new FieldError(1216, reason);
  }

  private int read(Line line) throws IOException {
    int c = peek();
    if (c >= 0) {
      at++;
      if (c != '\n') {
        line.raw(c);
      }
    }
    return c;
  }

  private int peek() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at] & 0xff;
  }
}
