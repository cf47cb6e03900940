package com.sparkify.warehouse.lake;

import java.io.Serializable;

/**
 * What a column of a staging table holds.
 *
 * @param kind the kind of value
 * @param maxBytes the width of a text column in bytes of UTF-8, as Redshift counts; 0 for the
 *     others
 */
public record ColumnType(Kind kind, int maxBytes) implements Serializable {

  /** The kinds of value, named as Redshift names them. */
  public enum Kind {
    TEXT,
    INTEGER,
    BIGINT,
    DOUBLE,
    TIMESTAMP
  }

  public static final ColumnType INTEGER = new ColumnType(Kind.INTEGER, 0);
  public static final ColumnType BIGINT = new ColumnType(Kind.BIGINT, 0);
  public static final ColumnType DOUBLE = new ColumnType(Kind.DOUBLE, 0);

  /** UTC, to the millisecond, in staged files as {@code 2018-11-01 21:01:46.796}. */
  public static final ColumnType TIMESTAMP = new ColumnType(Kind.TIMESTAMP, 0);

  /** Text of at most so many bytes of UTF-8. */
  public static ColumnType text(int maxBytes) {
    return new ColumnType(Kind.TEXT, maxBytes);
  }
}
