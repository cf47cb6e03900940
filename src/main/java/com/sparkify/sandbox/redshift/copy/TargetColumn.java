package com.sparkify.sandbox.redshift.copy;

/**
 * A column that COPY fills or UNLOAD writes.
 *
 * @param type PostgreSQL's internal name, such as int4 or varchar
 * @param length bytes of a character type, precision of a number; else 0
 * @param table oid of the table, for the error log
 */
public record TargetColumn(
    String name, String type, int length, int scale, boolean notnull, long table) {

  boolean isText() {
    return type.equals("varchar") || type.equals("bpchar") || type.equals("text");
  }
}
