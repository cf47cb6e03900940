package com.sparkify.warehouse.lake.parsing;

/**
 * One column of a source.
 *
 * @param name in the staging table
 * @param key field in the JSON object
 * @param type of the values
 * @param presence whether a line without it can be staged
 */
public record Column(String name, String key, ColumnType type, Presence presence) {

  /** Whether a value may be missing, null or blank. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }

  static Column required(String name, String key, ColumnType type) {
    return new Column(name, key, type, Presence.REQUIRED);
  }

  static Column optional(String name, String key, ColumnType type) {
    return new Column(name, key, type, Presence.OPTIONAL);
  }
}
