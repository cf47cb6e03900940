package com.sparkify.sandbox.redshift.s3;

import java.util.Map;

/** The options of one COPY or UNLOAD, by name in upper case; a flag that is set is empty. */
public record S3Options(Map<String, String> values) {

  public S3Options {
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

  /** The character between fields: the pipe, or the comma of CSV, unless one is named. */
  public char delimiter() {
    return value("DELIMITER", has("CSV") ? "," : "|").charAt(0);
  }
}
