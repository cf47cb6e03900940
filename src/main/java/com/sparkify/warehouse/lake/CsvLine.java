package com.sparkify.warehouse.lake;

/**
 * Builds one line of CSV as COPY reads it: quoted where it must be, quotes doubled, NULL as {@value
 * Texts#NULL_MARKER}. The builder is used again for the next line.
 */
final class CsvLine {
  private final StringBuilder line = new StringBuilder(512);

  CsvLine start() {
    line.setLength(0);
    return this;
  }

  CsvLine add(String value) {
    if (!line.isEmpty()) {
      line.append(',');
    }
    if (value == null) {
      line.append(Texts.NULL_MARKER);
    } else if (needsQuotes(value)) {
      line.append('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        line.append(c);
        if (c == '"') {
          line.append(c);
        }
      }
      line.append('"');
    } else {
      line.append(value);
    }
    return this;
  }

  CsvLine add(long value) {
    return add(Long.toString(value));
  }

  CharSequence end() {
    return line;
  }

  private static boolean needsQuotes(String value) {
    if (value.isEmpty() || value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ') {
      return true;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == ',' || c < ' ') {
        return true;
      }
    }
    return false;
  }
}
