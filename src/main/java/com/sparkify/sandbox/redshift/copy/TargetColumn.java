package com.sparkify.sandbox.redshift.copy;

/**
 * A column that COPY fills or UNLOAD writes.
 *
 * @param type PostgreSQL's internal name, such as int4 or varchar
 * @param length bytes of a character type, precision of a number; else 0
 * @param table the table's number, for the error log
 */
public record TargetColumn(
    String name, String type, int length, int scale, boolean notnull, long table) {

  boolean isText() {
    return type.equals("varchar") || type.equals("bpchar") || type.equals("text");
  }

  /** The type as stl_load_errors gives it. */
  public String redshiftType() {
    return type.equals("bool") ? "boolean" : type.equals("bpchar") ? "char" : type;
  }

  /** The length as stl_load_errors gives it, where the type has one. */
  public String redshiftLength() {
    return length == 0 ? "" : type.equals("numeric") ? length + ", " + scale : "" + length;
  }
}
