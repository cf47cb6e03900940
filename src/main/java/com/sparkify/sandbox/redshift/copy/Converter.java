package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Options;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/** Checks a field as Redshift does for its column's type; gives it back as PostgreSQL reads it. */
@FunctionalInterface
interface Converter {
  Set<String> TRUE = Set.of("t", "true", "y", "yes", "1");
  Set<String> FALSE = Set.of("f", "false", "n", "no", "0");

  /**
   * @param field never empty but for character types
   * @return null for NULL
   * @throws FieldError if Redshift would refuse it
   */
  String convert(String field) throws FieldError;

  /** The converter for a column. */
  static Converter of(TargetColumn column, S3Options options) throws S3Failure {
    return switch (column.type()) {
      case "varchar", "bpchar", "text" -> new TextConverter(column, options);
      case "int2" -> whole("Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> whole("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> whole("Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" -> decimal(column, options.has("ROUNDEC"));
      case "float4" -> floating("Real", Float.MAX_VALUE);
      case "float8" -> floating("Double", Double.MAX_VALUE);
      case "bool" -> Converter::bool;
      case "date" -> Times.date(options);
      case "timestamp", "timestamptz" -> Times.timestamp(options);
      default ->
          throw new S3Failure("The sandbox does not emulate COPY into type " + column.type());
    };
  }

  private static Converter whole(String type, long min, long max) {
    return field -> {
      String text = field.strip();
      int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
      for (int i = digits; i < text.length(); i++) {
        if (text.charAt(i) < '0' || text.charAt(i) > '9') {
          throw FieldError.digit(text.charAt(i), field.indexOf(text) + i, type);
        }
      }
      if (digits == text.length()) {
        throw FieldError.digit(field.charAt(0), 0, type);
      }
      try {
        long value = Long.parseLong(text);
        if (value >= min && value <= max) {
          return Long.toString(value);
        }
      } catch (NumberFormatException e) {
        // Beyond 64 bits: out of range like the rest.
      }
      throw new FieldError(1222, "Overflow (Column type: %s)".formatted(type));
    };
  }

  /** Digits beyond the scale are cut, unless ROUNDEC says to round. */
  private static Converter decimal(TargetColumn column, boolean isRounded) {
    return field -> {
      BigDecimal value;
      try {
        value = new BigDecimal(field.strip());
      } catch (NumberFormatException e) {
        throw wrongDigit(field, "Decimal");
      }
      if (column.length() > 0) {
        value =
            value.setScale(column.scale(), isRounded ? RoundingMode.HALF_UP : RoundingMode.DOWN);
        if (value.precision() > column.length()) {
          throw new FieldError(1204, "Numeric data overflow (Column type: Decimal)");
        }
      }
      return value.toPlainString();
    };
  }

  private static Converter floating(String type, double max) {
    return field -> {
      String text = field.strip();
      try {
        double value = Double.parseDouble(text);
        if (Math.abs(value) > max && !Double.isInfinite(value)) {
          throw new FieldError(1204, "Overflow (Column type: %s)".formatted(type));
        }
        return text;
      } catch (NumberFormatException e) {
        throw wrongDigit(field, type);
      }
    };
  }

  private static String bool(String field) throws FieldError {
    String text = field.strip().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new FieldError(1210, "Unknown boolean format");
    }
    return TRUE.contains(text) ? "t" : "f";
  }

  private static FieldError wrongDigit(String text, String type) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE ".indexOf(text.charAt(i)) < 0) {
        return FieldError.digit(text.charAt(i), i, type);
      }
    }
    return FieldError.digit(text.charAt(0), 0, type);
  }
}
