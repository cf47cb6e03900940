package com.sparkify.warehouse.lake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;

/** Turns one JSON value into the text that a staged file holds for its column. */
final class Values {
  /** No number of a feed is as long; one of a million digits would take minutes to convert. */
  private static final int LONGEST_NUMBER = 64;

  private Values() {}

  /**
   * Reads the value that the parser stands on.
   *
   * @return its text, or null for a JSON null, and for an empty string where a number is wanted
   */
  static String read(Column column, JsonToken token, JsonParser parser)
      throws IOException, LineRejected {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> fromString(column, parser.getText());
      // A number where text belongs is taken as it is written: titles such as 1888 are delivered
      // so.
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> fromNumber(column, parser.getText());
      default ->
          throw new LineRejected(
              column.key() + " is " + describe(token) + ", wanted " + wanted(column));
    };
  }

  static String describe(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      default -> token.toString();
    };
  }

  private static String fromString(Column column, String text) throws LineRejected {
    if (column.type().kind() == ColumnType.Kind.TEXT) {
      Texts.check(column, text);
      return text;
    }
    String trimmed = text.trim();
    // BigDecimal would take digits of every script, and COPY just these.
    if (!trimmed.chars().allMatch(c -> c < 128)) {
      throw new LineRejected(
          column.key() + " is " + Texts.excerpt(trimmed) + ", wanted " + wanted(column));
    }
    return trimmed.isEmpty() ? null : fromNumber(column, trimmed);
  }

  private static String fromNumber(Column column, String text) throws LineRejected {
    if (text.length() > LONGEST_NUMBER) {
      throw new LineRejected(column.key() + " is a number of " + text.length() + " characters");
    }
    try {
      return switch (column.type().kind()) {
        case TEXT -> {
          Texts.check(column, text);
          yield text;
        }
        case INTEGER -> isShort(text, 9) ? text : Integer.toString(integral(text).intValueExact());
        case BIGINT -> bigint(text);
        case DOUBLE -> isUsual(text) ? text : decimal(text);
        case TIMESTAMP -> throw new IllegalStateException("no feed has times of its own");
      };
    } catch (ArithmeticException | NumberFormatException e) {
      throw new LineRejected(
          column.key() + " is " + Texts.excerpt(text) + ", wanted " + wanted(column));
    }
  }

  /** Whether this is a whole number as it is to be written, of no more digits than surely fit. */
  private static boolean isShort(String text, int digits) {
    return text.length() <= digits
        && isDigits(text, 0, text.length())
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  /** Whether this is a number without sign and exponent: of so few digits all are in range. */
  private static boolean isUsual(String text) {
    int point = text.indexOf('.');
    return point < 0
        ? isDigits(text, 0, text.length())
        : isDigits(text, 0, point) && isDigits(text, point + 1, text.length());
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  private static String bigint(String text) {
    // As registration is written: a whole number with a fraction of zero.
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return isShort(whole, 18) ? whole : Long.toString(integral(text).longValueExact());
  }

  private static BigDecimal integral(String text) {
    BigDecimal number = new BigDecimal(text);
    // 1e999999999 is a short text of a number too long to write out.
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
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

  private static String wanted(Column column) {
    return switch (column.type().kind()) {
      case TEXT -> "text";
      case INTEGER -> "a whole number of 32 bits";
      case BIGINT -> "a whole number of 64 bits";
      case DOUBLE, TIMESTAMP -> "a number";
    };
  }
}
