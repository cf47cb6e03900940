package com.sparkify.sandbox.redshift.copy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Utf8;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Validates fields as Redshift does for a column's type, and converts them for PostgreSQL. */
final class FieldConverter {
  private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?[0-9]+\\s*");

  /** A number of JSON may have a fraction, of zero. */
  private static final Pattern JSON_WHOLE = Pattern.compile("\\s*[+-]?[0-9]+(\\.0*)?\\s*");

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*");

  private FieldConverter() {}

  /** An invalid field or record: code and reason from the guide's load error reference. */
  static final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int code;

    FieldException(int code, String reason) {
      super(reason, null, false, false);
      this.code = code;
    }
  }

  /** Converts one field; empty only for character types. Throws FieldException. */
  static UnaryOperator<String> of(TargetColumn column, S3Command copy) {
    return switch (column.type()) {
      case "varchar", "bpchar", "text" -> field -> text(field, column, copy);
      case "int2" -> field -> whole(field, "Short", 15, copy);
      case "int4" -> field -> whole(field, "Integer", 31, copy);
      case "int8" -> field -> whole(field, "Long", 63, copy);
      case "numeric" -> field -> decimal(field, column, copy);
      case "float4" -> field -> floating(field, "Real", Float.MIN_VALUE, Float.MAX_VALUE);
      case "float8" -> field -> floating(field, "Double", Double.MIN_VALUE, Double.MAX_VALUE);
      case "bool" -> FieldConverter::bool;
      case "date" -> TimeFormats.date(copy);
      case "timestamp", "timestamptz" -> TimeFormats.timestamp(copy);
      default -> throw RefusedStatementException.notEmulated("COPY into type " + column.type());
    };
  }

  private static BigDecimal number(Pattern form, String field, String type) {
    Matcher matcher = form.matcher(field);
    boolean isBegun = matcher.lookingAt();
    if (isBegun && matcher.end() == field.length()) {
      return new BigDecimal(field.strip());
    }
    int at = isBegun ? matcher.end() : 0;
    throw new FieldException(
        1207, "Invalid digit, Value '%s', Pos %d, Type: %s".formatted(field.charAt(at), at, type));
  }

  private static String whole(String field, String type, int bits, S3Command copy) {
    BigInteger value = number(copy.has("JSON") ? JSON_WHOLE : WHOLE, field, type).toBigInteger();
    if (value.bitLength() > bits) {
      throw new FieldException(1222, "Overflow (Column type: %s)".formatted(type));
    }
    return value.toString();
  }

  /** Cuts digits beyond the scale, or with ROUNDEC rounds them. */
  private static String decimal(String field, TargetColumn column, S3Command copy) {
    BigDecimal value = number(NUMBER, field, "Decimal");
    int digits = value.precision() - value.scale();
    if (value.signum() == 0 || digits <= -column.scale()) {
      return "0";
    }
    if (digits > column.length() - column.scale()) {
      throw new FieldException(1204, "Numeric data overflow (Column type: Decimal)");
    }
    RoundingMode rounding = copy.has("ROUNDEC") ? RoundingMode.HALF_UP : RoundingMode.DOWN;
    return value.setScale(column.scale(), rounding).toPlainString();
  }

  private static String floating(String field, String type, double min, double max) {
    if (!field.strip().matches("(?i)nan|[+-]?inf(inity)?")) {
      BigDecimal exact = number(NUMBER, field, type).abs();
      double value = exact.doubleValue();
      if (value > max || (value < min && exact.signum() > 0)) {
        throw new FieldException(1204, "Overflow (Column type: %s)".formatted(type));
      }
    }
    return field.strip();
  }

  private static String bool(String field) {
    return switch (field.strip().toLowerCase(Locale.ROOT)) {
      case "t", "true", "y", "yes", "1" -> "t";
      case "f", "false", "n", "no", "0" -> "f";
      default -> throw new FieldException(1210, "Unknown boolean format");
    };
  }

  /** Lengths are bytes, which must be UTF-8 ("Multibyte character load errors"). */
  private static String text(String field, TargetColumn column, S3Command copy) {
    boolean isChar = column.type().equals("bpchar");
    String text = !isChar && copy.has("TRIMBLANKS") ? StringUtils.stripEnd(field, " ") : field;
    boolean isAscii = text.getBytes(UTF_8).length == text.length();
    // NUL is valid UTF-8, but PostgreSQL cannot store it.
    if (text.indexOf(0) >= 0 || (!isAscii && !Utf8.isWellFormed(text.getBytes(ISO_8859_1)))) {
      throw new FieldException(1220, "String contains invalid or unsupported UTF8 codepoints");
    }
    if (isChar && !isAscii) {
      throw new FieldException(
          1220, "Multibyte character not supported for CHAR (Hint: Try using VARCHAR)");
    }
    int end = column.length();
    if (end == 0 || text.length() <= end) {
      return text;
    }
    if (!copy.has("TRUNCATECOLUMNS")) {
      String type = isChar ? "Char" : "String";
      throw new FieldException(1204, type + " length exceeds DDL length");
    }
    while ((text.charAt(end) & 0xc0) == 0x80) {
      end--;
    }
    return text.substring(0, end);
  }
}
