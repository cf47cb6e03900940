package com.sparkify.sandbox.sample;

import java.util.Locale;

/**
 * Writes one flat object as the producers of the real data do: all beyond ASCII and "/" escaped.
 */
final class Json {

  private final StringBuilder out = new StringBuilder("{");

  /** A text, or null. */
  Json text(String name, String value) {
    return value == null ? bare(name, "null") : bare(name, quoted(value));
  }

  /** A text, but a number where it looks like one. */
  Json loose(String name, String value) {
    boolean looksLikeNumber = value != null && value.matches("[1-9]\\d*(\\.\\d*[1-9])?");
    return looksLikeNumber ? bare(name, value) : text(name, value);
  }

  /** A value as it is to be written. */
  Json bare(String name, Object value) {
    if (out.length() > 1) {
      out.append(',');
    }
    out.append('"').append(name).append("\":").append(value);
    return this;
  }

  String end() {
    return out.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\', '/' -> quoted.append('\\').append(c);
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
