package com.sparkify.sandbox.redshift.copy;

import java.util.Map;

/**
 * The options of one COPY, each under its name in upper case; a flag that is set has an empty
 * value.
 */
public record CopyOptions(Map<String, String> values) {

  public CopyOptions {
    values = Map.copyOf(values);
  }

  public boolean has(String option) {
    return values.containsKey(option);
  }

  public String value(String option, String otherwise) {
    return values.getOrDefault(option, otherwise);
  }

  public int number(String option) {
    return Integer.parseInt(value(option, "0"));
  }

  public boolean isCsv() {
    return has("CSV");
  }

  /** The character between fields: the pipe, or the comma of CSV, unless one is named. */
  public byte delimiter() {
    return (byte) value("DELIMITER", isCsv() ? "," : "|").charAt(0);
  }

  /** The character around fields of CSV; NUL in other text, which knows none. */
  public byte quote() {
    return isCsv() ? (byte) value("QUOTE", "\"").charAt(0) : 0;
  }
}
