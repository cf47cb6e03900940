package com.sparkify.sandbox.redshift.copy;

/** Checks a field as Redshift does for its column's type and writes it as PostgreSQL reads it. */
@FunctionalInterface
interface FieldConverter {

  /**
   * @param bytes holds the field from one index to before another; never empty but for character
   *     types
   * @throws FieldError if Redshift would refuse it
   */
  void write(byte[] bytes, int from, int to, RowBuffer row) throws FieldError;

  /** The converter for a column. */
  static FieldConverter of(TargetColumn column, CopyOptions options) throws CopyFailure {
    return switch (column.type()) {
      case "varchar", "bpchar", "text" -> new TextConverter(column, options);
      case "int2" -> new IntegerConverter("Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> new IntegerConverter("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> new IntegerConverter("Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" -> NumberConverters.decimal(column.length(), column.scale());
      case "float4" -> NumberConverters.floating("Real");
      case "float8" -> NumberConverters.floating("Double");
      case "bool" -> NumberConverters.bool();
      case "date" -> TimeConverters.date();
      case "timestamp", "timestamptz" -> TimeConverters.timestamp(options);
      default ->
          throw new CopyFailure(
              "The sandbox does not emulate COPY into a column of type " + column.type());
    };
  }
}
