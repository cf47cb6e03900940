package com.sparkify.warehouse.lake.parsing;

/**
 * The type of a staging table's column.
 *
 * @param kind the kind of value
 * @param maxBytes the width of a text column in bytes of UTF-8, as Redshift counts; 0 for the
 *     others
 */
public record ColumnType(Kind kind, int maxBytes) {

  /** The kinds of values, with Redshift's names. */
  public enum Kind {
    TEXT("text"),
    INTEGER("a whole number of 32 bits"),
    BIGINT("a whole number of 64 bits"),
    DOUBLE("a number"),
    TIMESTAMP("a number");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** What a line must have there, for a reason. */
    String expected() {
      return expected;
    }
  }

  /** Stands for NULL of any type in staged files, as the connector writes it. */
  public static final String NULL_MARKER = "@NULL@";

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
