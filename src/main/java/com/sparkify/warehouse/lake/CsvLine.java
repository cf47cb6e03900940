package com.sparkify.warehouse.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Builds one line of CSV as COPY reads it, in UTF-8: quoted where it must be, quotes doubled, NULL
 * as {@value Texts#NULL_MARKER}. The builder is used again for the next line.
 */
final class CsvLine {
  /** By byte: whether text that holds it is quoted. */
  private static final boolean[] SPECIAL = new boolean[256];

  static {
    Arrays.fill(SPECIAL, 0, ' ', true);
    SPECIAL['"'] = true;
    SPECIAL[','] = true;
  }

  private byte[] line = new byte[1024];
  private int length;

  CsvLine start() {
    length = 0;
    return this;
  }

  CsvLine add(String value) {
    byte[] text = (value == null ? Texts.NULL_MARKER : value).getBytes(UTF_8);
    // A comma, two quotes, and at worst each byte twice.
    if (length + 2 * text.length + 3 > line.length) {
      line = Arrays.copyOf(line, 2 * line.length + 2 * text.length);
    }
    if (length > 0) {
      line[length++] = ',';
    }
    if (needsQuotes(text)) {
      quote(text);
    } else {
      System.arraycopy(text, 0, line, length, text.length);
      length += text.length;
    }
    return this;
  }

  CsvLine add(long value) {
    return add(Long.toString(value));
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(line, 0, length);
  }

  @Override
  public String toString() {
    return new String(line, 0, length, UTF_8);
  }

  private void quote(byte[] text) {
    line[length++] = '"';
    for (byte b : text) {
      line[length++] = b;
      if (b == '"') {
        line[length++] = b;
      }
    }
    line[length++] = '"';
  }

  private static boolean needsQuotes(byte[] text) {
    if (text.length == 0 || text[0] == ' ' || text[text.length - 1] == ' ') {
      return true;
    }
    for (byte b : text) {
      if (SPECIAL[b & 0xff]) {
        return true;
      }
    }
    return false;
  }
}
