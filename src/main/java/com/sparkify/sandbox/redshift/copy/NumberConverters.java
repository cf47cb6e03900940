package com.sparkify.sandbox.redshift.copy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** DECIMAL, REAL, DOUBLE PRECISION and BOOLEAN. */
final class NumberConverters {
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "0");

  private NumberConverters() {}

  /** Digits beyond the scale are cut, not rounded, as COPY does without ROUNDEC. */
  static FieldConverter decimal(int precision, int scale) {
    return (bytes, from, to, row) -> {
      String text = text(bytes, from, to);
      BigDecimal value;
      try {
        value = new BigDecimal(text);
      } catch (NumberFormatException e) {
        throw wrongDigit(text, "Decimal");
      }
      if (precision > 0) {
        boolean isTooLarge = value.precision() - value.scale() > Math.max(precision - scale, 0);
        if (isTooLarge && value.signum() != 0) {
          throw new FieldError(1204, "Numeric data overflow (Column type: Decimal)");
        }
        value = value.setScale(scale, RoundingMode.DOWN);
      }
      row.ascii(value.toPlainString());
    };
  }

  static FieldConverter floating(String typeName) {
    return (bytes, from, to, row) -> {
      String text = text(bytes, from, to);
      try {
        double value = Double.parseDouble(text);
        boolean isTooLarge = typeName.equals("Real") && Float.isInfinite((float) value);
        if (isTooLarge && !Double.isInfinite(value)) {
          throw new FieldError(1204, "Overflow (Column type: Real)");
        }
        row.ascii(text);
      } catch (NumberFormatException e) {
        throw wrongDigit(text, typeName);
      }
    };
  }

  static FieldConverter bool() {
    return (bytes, from, to, row) -> {
      String text = text(bytes, from, to).toLowerCase(Locale.ROOT);
      if (!TRUE.contains(text) && !FALSE.contains(text)) {
        throw new FieldError(1210, "Unknown boolean format");
      }
      row.ascii(TRUE.contains(text) ? "t" : "f");
    };
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
  }

  private static FieldError wrongDigit(String text, String type) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return FieldError.digit(text.charAt(i), i, type);
      }
    }
    return FieldError.digit(text.isEmpty() ? ' ' : text.charAt(0), 0, type);
  }
}
