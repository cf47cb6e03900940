package com.sparkify.sandbox.redshift.copy;

import java.util.List;

/**
 * A column that COPY fills.
 *
 * @param type PostgreSQL's internal name, such as int4 or varchar
 * @param length bytes of a character type, precision of a number; 0 if it has none
 * @param tableId the table's number, for the error log
 */
public record TargetColumn(
    String name,
    String type,
    int length,
    int scale,
    boolean isNotNull,
    boolean isIdentity,
    int tableId) {

  /** Reads a row of the target query. */
  public static TargetColumn of(List<String> row) {
    return new TargetColumn(
        row.get(0),
        row.get(1),
        Integer.parseInt(row.get(2)),
        Integer.parseInt(row.get(3)),
        row.get(4).equals("t"),
        row.get(5).equals("t"),
        Integer.parseInt(row.get(6)));
  }

  /** The type as stl_load_errors gives it. */
  public String redshiftType() {
    return switch (type) {
      case "bool" -> "boolean";
      case "bpchar" -> "char";
      case "timestamp" -> "timestamp";
      case "timestamptz" -> "timestamptz";
      default -> type;
    };
  }

  /** The length as stl_load_errors gives it, where the type has one. */
  public String redshiftLength() {
    if (type.equals("numeric")) {
      return length + ", " + scale;
    }
    return length == 0 ? "" : Integer.toString(length);
  }
}
