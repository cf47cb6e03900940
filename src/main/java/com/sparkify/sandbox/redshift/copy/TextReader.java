package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.copy.Converter.FieldError;
import com.sparkify.sandbox.redshift.s3.S3Command;
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
  private final StringBuilder field = new StringBuilder();

  TextReader(InputStream in, S3Command copy) {
    super(in);
    delimiter = copy.delimiter();
    isCsv = copy.has("CSV");
    isEscaped = copy.has("ESCAPE");
    quote = isCsv || copy.has("REMOVEQUOTES") ? copy.value("QUOTE", "\"").charAt(0) : NONE;
  }

  @Override
  int position(int index) {
    return index < positions.size() ? positions.get(index) : record.length();
  }

  @Override
  List<String> next() throws IOException {
    startRecord();
    positions.clear();
    if (peek() < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    int c = delimiter;
    while (c == delimiter) {
      positions.add(record.length());
      field.setLength(0);
      c = read();
      c = c == quote ? quoted() : plain(c);
      c = c == '\r' ? read() : c;
      fields.add(field.toString());
    }
    return fields;
  }

  /** Whether a byte that was read ends a field. */
  private boolean isEnd(int c) throws IOException {
    return c == delimiter || c == '\n' || c < 0 || c == '\r' && peek() == '\n';
  }

  /** Reads a field whose first byte is at hand; gives back the byte that ends it. */
  private int plain(int first) throws IOException {
    int c = first;
    while (!isEnd(c)) {
      if (c == quote && isCsv) {
        throw skip(1216, "Invalid quote formatting for CSV");
      }
      field.append((char) (c == '\\' && isEscaped ? read() : c));
      c = read();
    }
    return c;
  }

  private int quoted() throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        throw new FieldError(1216, "Delimited value missing end quote");
      }
      if (c == quote && !(isCsv && peek() == quote)) {
        break;
      }
      // Of a doubled quote, or an escaped byte, the second one is meant.
      field.append((char) (c == quote || c == '\\' && isEscaped ? read() : c));
    }
    int c = read();
    while (c == ' ' && c != delimiter) {
      c = read();
    }
    if (!isEnd(c)) {
      throw skip(1216, "Invalid quote formatting for CSV");
    }
    return c;
  }
}
