package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.copy.FieldConverter.FieldException;
import com.sparkify.sandbox.redshift.s3.S3Command;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV and delimited text ("Data format parameters" of the developer guide). */
final class DelimitedReader extends RecordReader {
  private static final int NONE = -2;

  private final int delimiter;
  private final int quote;
  private final boolean isEscaped;
  private final StringBuilder field = new StringBuilder();

  DelimitedReader(InputStream in, S3Command copy) {
    super(in);
    delimiter = copy.delimiter();
    quote = copy.has("CSV") ? copy.value("QUOTE", "\"").charAt(0) : NONE;
    isEscaped = copy.has("ESCAPE");
  }

  @Override
  List<String> next() throws IOException {
    startRecord();
    if (peek() < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    int c = delimiter;
    while (c == delimiter) {
      field.setLength(0);
      c = read();
      c = c == quote ? quoted() : plain(c);
      c = c == '\r' ? read() : c;
      fields.add(field.toString());
    }
    return fields;
  }

  /** Whether a byte ends a field. */
  private boolean isEnd(int c) throws IOException {
    return c == delimiter || c == '\n' || c < 0 || (c == '\r' && peek() == '\n');
  }

  /** Reads an unquoted field after its first byte; returns the byte that ends it. */
  private int plain(int first) throws IOException {
    int c = first;
    while (!isEnd(c)) {
      if (c == quote) {
        throw skip(1216, "Invalid quote formatting for CSV");
      }
      field.append((char) (c == '\\' && isEscaped ? read() : c));
      c = read();
    }
    return c;
  }

  /** Reads a field after its opening quote; two quotes are one. Returns the byte that ends it. */
  private int quoted() throws IOException {
    int c = read();
    while (c != quote || peek() == quote) {
      if (c < 0) {
        throw new FieldException(1216, "Delimited value missing end quote");
      }
      field.append((char) (c == quote ? read() : c));
      c = read();
    }
    do {
      c = read();
    } while (c == ' ' && c != delimiter);
    if (!isEnd(c)) {
      throw skip(1216, "Invalid quote formatting for CSV");
    }
    return c;
  }
}
