package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Options;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** CSV, or text with a delimiter ("Data format parameters" of the developer guide). */
final class TextReader extends RecordReader {
  private static final int NONE = -2;

  private final int delimiter;
  private final int quote;
  private final boolean isCsv;
  private final boolean isEscaped;
  private final List<Integer> positions = new ArrayList<>();

  TextReader(InputStream in, S3Options options) {
    super(in);
    delimiter = options.delimiter();
    isCsv = options.has("CSV");
    isEscaped = options.has("ESCAPE");
    quote = isCsv || options.has("REMOVEQUOTES") ? options.value("QUOTE", "\"").charAt(0) : NONE;
  }

  @Override
  int position(int index) {
    return index < positions.size() ? positions.get(index) : consumed;
  }

  @Override
  List<String> next() throws IOException, FieldError {
    startRecord();
    positions.clear();
    if (peek() < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    int c = delimiter;
    while (c == delimiter) {
      positions.add(consumed);
      c = read();
      c = c == quote ? quoted() : plain(c);
      if (c == '\r' && peek() == '\n') {
        c = read();
      }
      fields.add(field());
    }
    return fields;
  }

  /** Reads a field whose first byte is at hand; gives back the byte that ends it. */
  private int plain(int first) throws IOException, FieldError {
    int c = first;
    while (c != delimiter && c != '\n' && c >= 0 && !(c == '\r' && peek() == '\n')) {
      if (c == quote && isCsv) {
        throw skip(1216, "Invalid quote formatting for CSV");
      }
      if (c == '\\' && isEscaped) {
        c = read();
      }
      add(c);
      c = read();
    }
    return c;
  }

  private int quoted() throws IOException, FieldError {
    while (true) {
      int c = read();
      if (c < 0) {
        throw new FieldError(1216, "Delimited value missing end quote");
      }
      if (c == '\\' && isEscaped) {
        c = read();
      } else if (c == quote) {
        c = read();
        if (c != quote || !isCsv) {
          return afterQuote(c);
        }
      }
      add(c);
    }
  }

  private int afterQuote(int first) throws IOException, FieldError {
    int c = first;
    while (c == ' ' && c != delimiter) {
      c = read();
    }
    if (c != delimiter && c != '\n' && c >= 0 && !(c == '\r' && peek() == '\n')) {
      throw skip(1216, "Invalid quote formatting for CSV");
    }
    return c;
  }
}
