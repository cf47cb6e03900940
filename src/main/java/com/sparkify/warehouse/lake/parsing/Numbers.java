package com.sparkify.warehouse.lake.parsing;

import com.sparkify.warehouse.lake.parsing.ColumnType.Kind;
import java.math.BigDecimal;
import java.util.Set;

/** Turns a number, delivered as one or as text, into a typed value. */
final class Numbers {
  /** Longer numbers are rejected: to convert one of a million digits would take minutes. */
  static final int LONGEST = 64;

  /** As Spark reads them. */
  private static final Set<String> NOT_FINITE =
      Set.of("NaN", "Infinity", "+Infinity", "-Infinity", "INF", "+INF", "-INF");

  private static final int DIGITS_OF_ANY_INT = 9;
  private static final int DIGITS_OF_ANY_LONG = 18;

  private Numbers() {}

  /**
   * Sets the number in {@code row}; it stays NULL if there is nothing but white space, or what is
   * no finite number.
   *
   * @throws LineRejectedException if the column cannot hold it
   */
  static void read(Column column, char[] chars, int offset, int length, Row row, int position)
      throws LineRejectedException {
    Kind kind = column.type().kind();
    if (kind == Kind.DOUBLE) {
      if (isPlainDecimal(chars, offset, length)) {
        row.set(position, chars, offset, offset + length);
        return;
      }
    } else {
      int most = kind == Kind.BIGINT ? DIGITS_OF_ANY_LONG : DIGITS_OF_ANY_INT;
      int digits = plainDigits(chars, offset, length);
      if (digits > 0 && digits <= most) {
        row.set(position, chars, offset, offset + digits);
        return;
      }
    }
    String text = new String(chars, offset, length).trim();
    if (!text.isEmpty() && !NOT_FINITE.contains(text)) {
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

  /** How many digits there are, a fraction of zero aside, as registrations have it; else 0. */
  private static int plainDigits(char[] chars, int offset, int length) {
    int end = offset + length;
    int point = endOfDigits(chars, offset, end);
    boolean isZeroFraction = end - point == 2 && chars[point] == '.' && chars[point + 1] == '0';
    int digits = point - offset;
    boolean isCanonical = digits == 1 || (digits > 1 && chars[offset] != '0');
    return isCanonical && (point == end || isZeroFraction) ? digits : 0;
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
      String value =
          switch (column.type().kind()) {
            case INTEGER -> Integer.toString(bounded(number).intValueExact());
            case BIGINT -> Long.toString(bounded(number).longValueExact());
            case DOUBLE -> {
              checkRange(number);
              yield text;
            }
            case TEXT, TIMESTAMP -> throw new IllegalStateException("no source has numbers there");
          };
      row.set(position, value.toCharArray(), 0, value.length());
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
