package com.sparkify.sandbox.redshift.copy;

import java.nio.charset.StandardCharsets;

/** SMALLINT, INTEGER and BIGINT: an optional sign and digits, blanks around them allowed. */
record IntegerConverter(String typeName, long min, long max) implements FieldConverter {

  @Override
  public void write(byte[] bytes, int from, int to, RowBuffer row) throws FieldError {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    boolean isSigned = start < end && (bytes[start] == '-' || bytes[start] == '+');
    int digits = isSigned ? start + 1 : start;
    if (digits == end) {
      throw FieldError.digit(start < to ? (char) bytes[start] : ' ', 0, typeName);
    }
    for (int i = digits; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        throw FieldError.digit((char) (bytes[i] & 0xff), i - from, typeName);
      }
    }
    String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    row.ascii(Long.toString(inRange(text)));
  }

  private long inRange(String text) throws FieldError {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Beyond 64 bits: out of range like the rest.
    }
    throw new FieldError(1222, "Overflow (Column type: %s)".formatted(typeName));
  }
}
