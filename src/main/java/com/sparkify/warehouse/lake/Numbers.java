package com.sparkify.warehouse.lake;

import java.math.BigDecimal;

/** Turns a number, delivered as one or as text, into what a staged file holds for its column. */
final class Numbers {
  /** No number of a feed is as long; one of a million digits would take minutes to convert. */
  private static final int LONGEST = 64;

  private Numbers() {}

  /**
   * Takes a number as it is to be staged, or NULL for nothing but white space.
   *
   * @throws LineRejectedException if it is none that the column holds
   */
  static void read(Column column, char[] chars, int offset, int length, CsvField field)
      throws LineRejectedException {
    int plain = plainLength(column.type().kind(), chars, offset, length);
    if (plain > 0) {
      field.setPlain(chars, offset, plain);
      return;
    }
    String text = new String(chars, offset, length).trim();
    if (text.isEmpty()) {
      field.setNull();
    } else {
      field.set(fromNumber(column, text));
    }
  }

  /** How many characters are the number just as it is to be staged; 0 if it needs a closer look. */
  private static int plainLength(ColumnType.Kind kind, char[] chars, int offset, int length) {
    int digits = digits(chars, offset, offset + length);
    boolean isCanonical = digits == 1 || (digits > 1 && chars[offset] != '0');
    boolean isWhole = digits == length;
    return switch (kind) {
      case INTEGER -> isWhole && isCanonical && digits <= 9 ? digits : 0;
      // As registration is written: a whole number with a fraction of zero.
      case BIGINT -> {
        boolean isZeroFraction =
            length == digits + 2
                && chars[offset + digits] == '.'
                && chars[offset + digits + 1] == '0';
        yield (isWhole || isZeroFraction) && isCanonical && digits <= 18 ? digits : 0;
      }
      // Without sign and exponent, and of so few digits, all are in range.
      case DOUBLE -> {
        int fraction = isWhole ? 0 : digits(chars, offset + digits + 1, offset + length);
        boolean isUsual =
            isWhole
                || (chars[offset + digits] == '.'
                    && fraction > 0
                    && digits + 1 + fraction == length);
        yield digits > 0 && isUsual && length <= LONGEST ? length : 0;
      }
      case TEXT, TIMESTAMP -> 0;
    };
  }

  /** How many digits there are from {@code from} on. */
  private static int digits(char[] chars, int from, int to) {
    int at = from;
    while (at < to && chars[at] >= '0' && chars[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private static String fromNumber(Column column, String text) throws LineRejectedException {
    // BigDecimal would take digits of every script, and COPY just these.
    if (!text.chars().allMatch(c -> c < 128)) {
      throw notWanted(column, text);
    }
    if (text.length() > LONGEST) {
      throw new LineRejectedException(
          column.key() + " is a number of " + text.length() + " characters");
    }
    try {
      return switch (column.type().kind()) {
        case INTEGER -> Integer.toString(integral(text).intValueExact());
        case BIGINT -> Long.toString(integral(text).longValueExact());
        case DOUBLE -> decimal(text);
        case TEXT, TIMESTAMP -> throw new IllegalStateException("no feed has numbers there");
      };
    } catch (ArithmeticException | NumberFormatException e) {
      throw notWanted(column, text);
    }
  }

  private static LineRejectedException notWanted(Column column, String text) {
    return new LineRejectedException(
        column.key() + " is " + Texts.excerpt(text) + ", wanted " + Values.wanted(column));
  }

  private static BigDecimal integral(String text) {
    BigDecimal number = new BigDecimal(text);
    // 1e999999999 is a short text of a number too long to write out.
    if (Math.abs((long) number.scale()) > LONGEST) {
      throw new ArithmeticException("out of range");
    }
    return number;
  }

  private static String decimal(String text) {
    BigDecimal exact = new BigDecimal(text);
    double number = exact.doubleValue();
    // COPY takes neither what is too large nor what is too small to tell from 0.
    boolean tooSmall = exact.signum() != 0 && Math.abs(number) < Double.MIN_NORMAL;
    if (Double.isInfinite(number) || tooSmall) {
      throw new ArithmeticException("out of range");
    }
    return text;
  }
}
