package com.sparkify.warehouse.lake.parsing;

import com.sparkify.warehouse.lake.parsing.ColumnType.Kind;
import java.math.BigDecimal;

/** Turns a number, delivered as one or as text, into a typed value. */
final class Numbers {
  /** Longer numbers are rejected: to convert one of a million digits would take minutes. */
  private static final int LONGEST = 64;

  private static final int DIGITS_OF_ANY_LONG = 18;

  private Numbers() {}

  /**
   * Sets the number in {@code row}; it stays NULL if there is nothing but white space.
   *
   * @throws LineRejectedException if the column cannot hold it
   */
  static void read(Column column, char[] chars, int offset, int length, Row row, int position)
      throws LineRejectedException {
    Kind kind = column.type().kind();
    if (kind == Kind.DOUBLE) {
      if (isPlainDecimal(chars, offset, length)) {
        row.setText(position, chars, offset, length);
        return;
      }
    } else {
      long value = plainWhole(chars, offset, length);
      if (value >= 0 && (kind == Kind.BIGINT || value <= Integer.MAX_VALUE)) {
        row.setNumber(position, value);
        return;
      }
    }
    String text = new String(chars, offset, length).trim();
    if (!text.isEmpty()) {
      readUnusual(column, text, row, position);
    }
  }

  /** Whether it is digits, with or without sign and fraction: so few that it is in range. */
  private static boolean isPlainDecimal(char[] chars, int offset, int length) {
    int end = offset + length;
    int start = length > 0 && chars[offset] == '-' ? offset + 1 : offset;
    int point = endOfDigits(chars, start, end);
    boolean isPlain =
        point == end
            || (chars[point] == '.'
                && point + 1 < end
                && endOfDigits(chars, point + 1, end) == end);
    return isPlain && point > start && length <= LONGEST;
  }

  /** The value of digits, also with a fraction of zero as registrations have it; else -1. */
  private static long plainWhole(char[] chars, int offset, int length) {
    int end = offset + length;
    int point = endOfDigits(chars, offset, end);
    boolean isZeroFraction = end - point == 2 && chars[point] == '.' && chars[point + 1] == '0';
    int digits = point - offset;
    if (digits == 0 || digits > DIGITS_OF_ANY_LONG || (point != end && !isZeroFraction)) {
      return -1;
    }
    long value = 0;
    for (int i = offset; i < point; i++) {
      value = 10 * value + chars[i] - '0';
    }
    return value;
  }

  private static int endOfDigits(char[] chars, int from, int to) {
    int at = from;
    while (at < to && chars[at] >= '0' && chars[at] <= '9') {
      at++;
    }
    return at;
  }

  private static void readUnusual(Column column, String text, Row row, int position)
      throws LineRejectedException {
    // BigDecimal would take digits of every script, and COPY only these.
    boolean isAscii = text.chars().allMatch(c -> c < 0x80);
    if (isAscii && text.length() > LONGEST) {
      throw new LineRejectedException(
          column.key() + " is a number of " + text.length() + " characters");
    }
    try {
      var number = new BigDecimal(isAscii ? text : "");
      switch (column.type().kind()) {
        case INTEGER -> row.setNumber(position, bounded(number).intValueExact());
        case BIGINT -> row.setNumber(position, bounded(number).longValueExact());
        case DOUBLE -> {
          checkRange(number);
          row.setText(position, text.toCharArray(), 0, text.length());
        }
        case TEXT, TIMESTAMP -> throw new IllegalStateException("no source has numbers there");
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new LineRejectedException(
          "%s is %s, expected %s"
              .formatted(column.key(), Texts.excerpt(text), column.type().kind().expected()));
    }
  }

  // 1e999999999 is short, but too long when written out.
  private static BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.scale()) > LONGEST) {
      throw new ArithmeticException("out of range");
    }
    return number;
  }

  // COPY accepts neither overflow nor underflow.
  private static void checkRange(BigDecimal number) {
    double rounded = number.doubleValue();
    boolean isTooSmall = number.signum() != 0 && Math.abs(rounded) < Double.MIN_NORMAL;
    if (Double.isInfinite(rounded) || isTooSmall) {
      throw new ArithmeticException("out of range");
    }
  }
}
