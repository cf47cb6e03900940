package com.sparkify.sandbox.redshift.copy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Checks fields as Redshift does for a column's type; gives them back as PostgreSQL reads them. */
final class Converter {
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "0");
  private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?[0-9]*\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?[0-9]*\\.?[0-9]*([eE][+-]?[0-9]*)?\\s*");

  private Converter() {}

  /** Takes fields that are not empty but for character types; throws FieldError; null is NULL. */
  static UnaryOperator<String> of(TargetColumn column, S3Command copy) {
    return switch (column.type()) {
      case "varchar", "bpchar", "text" -> text(column, copy);
      case "int2" -> field -> whole(field, "Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> field -> whole(field, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> field -> whole(field, "Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" -> field -> decimal(field, column);
      case "float4" -> field -> floating(field, "Real", Float.MAX_VALUE);
      case "float8" -> field -> floating(field, "Double", Double.MAX_VALUE);
      case "bool" -> Converter::bool;
      case "date" -> Times.date(copy);
      case "timestamp", "timestamptz" -> Times.timestamp(copy);
      default ->
          throw new S3Failure("The sandbox does not emulate COPY into type " + column.type());
    };
  }

  private static String whole(String field, String type, long min, long max) {
    String text = field.strip();
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return Long.toString(value);
      }
    } catch (NumberFormatException e) {
      if (!text.matches("[+-]?[0-9]+")) {
        throw wrongDigit(WHOLE, field, type);
      }
    }
    throw new FieldError(1222, "Overflow (Column type: %s)".formatted(type));
  }

  /** Digits beyond the scale are cut. */
  private static String decimal(String field, TargetColumn column) {
    try {
      BigDecimal value = new BigDecimal(field.strip());
      if (column.length() == 0) {
        return value.toPlainString();
      }
      int digits = value.precision() - value.scale();
      if (value.signum() != 0 && digits > column.length() - column.scale()) {
        throw new FieldError(1204, "Numeric data overflow (Column type: Decimal)");
      }
      return value.setScale(column.scale(), RoundingMode.DOWN).toPlainString();
    } catch (NumberFormatException e) {
      throw wrongDigit(NUMBER, field, "Decimal");
    }
  }

  private static String floating(String field, String type, double max) {
    try {
      double value = Double.parseDouble(field.strip());
      if (Math.abs(value) > max && !Double.isInfinite(value)) {
        throw new FieldError(1204, "Overflow (Column type: %s)".formatted(type));
      }
      return field.strip();
    } catch (NumberFormatException e) {
      throw wrongDigit(NUMBER, field, type);
    }
  }

  private static FieldError wrongDigit(Pattern right, String field, String type) {
    Matcher matcher = right.matcher(field);
    boolean isFound = matcher.lookingAt() && matcher.end() < field.length();
    int at = isFound ? matcher.end() : 0;
    return new FieldError(
        1207, "Invalid digit, Value '%s', Pos %d, Type: %s".formatted(field.charAt(at), at, type));
  }

  private static String bool(String field) {
    String text = field.strip().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new FieldError(1210, "Unknown boolean format");
    }
    return TRUE.contains(text) ? "t" : "f";
  }

  private static UnaryOperator<String> text(TargetColumn column, S3Command copy) {
    boolean isChar = column.type().equals("bpchar");
    boolean isTrimmed = copy.has("TRIMBLANKS") && !isChar;
    boolean isCut = copy.has("TRUNCATECOLUMNS");
    int limit = column.length() > 0 ? column.length() : Integer.MAX_VALUE;
    return field -> {
      String text = isTrimmed ? StringUtils.stripEnd(field, " ") : field;
      boolean isAscii = text.getBytes(UTF_8).length == text.length();
      if (!isAscii || text.indexOf(0) >= 0) {
        check(text, isChar);
      }
      if (text.length() <= limit) {
        return text;
      }
      if (!isCut) {
        String type = isChar ? "Char" : "String";
        throw new FieldError(1204, type + " length exceeds DDL length");
      }
      int end = limit;
      while (end > 0 && isContinued(text, end)) {
        end--;
      }
      return text.substring(0, end);
    };
  }

  /** Refuses what is no UTF-8, and NUL, which no column holds; in CHAR whatever is not ASCII. */
  private static void check(String text, boolean isChar) {
    int wrong = text.indexOf(0);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    try {
      UTF_8.newDecoder().decode(bytes);
    } catch (CharacterCodingException e) {
      wrong = bytes.position();
    }
    if (wrong >= 0) {
      throw new FieldError(
          1220,
          "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: %s (error %d)"
              .formatted(hex(text, wrong), error(text, wrong)));
    }
    if (isChar) {
      int wide = 0;
      while (text.charAt(wide) < 0x80) {
        wide++;
      }
      throw new FieldError(
          1220,
          "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: "
              + hex(text, wide));
    }
  }

  /** The guide's number: 1 too long, 2 incomplete, 3 no first byte, 4 out of range. */
  private static int error(String text, int at) {
    int first = text.charAt(at);
    if (first > 0xf4 && first < 0xfe) {
      return 1;
    }
    boolean isFirst = first < 0x80 || first >= 0xc2 && first < 0xfe;
    boolean isWhole = size(first) == 1 || isContinued(text, at + size(first) - 1);
    return !isFirst ? 3 : isWhole ? 4 : 2;
  }

  private static boolean isContinued(String text, int at) {
    return at < text.length() && (text.charAt(at) & 0xc0) == 0x80;
  }

  private static int size(int first) {
    return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  private static String hex(String text, int at) {
    int end = Math.min(text.length(), at + size(text.charAt(at)));
    return HexFormat.ofDelimiter(" ").formatHex(text.substring(at, end).getBytes(ISO_8859_1));
  }
}
