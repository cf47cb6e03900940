package com.sparkify.bench.candidate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;

import com.sparkify.warehouse.lake.parsing.ColumnType;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.writing.StagingTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/** Spark columns of a source, raw and staged. */
final class PeerColumns {
  static final Encoder<Tuple2<String, String>> PATH_AND_TEXT =
      Encoders.tuple(Encoders.STRING(), Encoders.STRING());

  private PeerColumns() {}

  /** An explicit schema of the raw files. */
  static StructType schema(Source source) {
    var schema = new StructType();
    for (var column : source.columns()) {
      schema = schema.add(column.key(), rawType(column));
    }
    return schema;
  }

  // Where the raw files differ from the table: "userId":"26", "registration":1540991795796.0.
  private static DataType rawType(com.sparkify.warehouse.lake.parsing.Column column) {
    return switch (column.name()) {
      case "user_id" -> DataTypes.StringType;
      case "registration" -> DataTypes.DoubleType;
      default -> type(column.type());
    };
  }

  private static DataType type(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case BIGINT -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }

  /** The staging table's columns, from raw columns, {@code _file} and {@code _modified}. */
  static Column[] staged(Source source) {
    return StagingTable.of(source).fields().stream()
        .map(field -> staged(source, field).as(field.name()))
        .toArray(Column[]::new);
  }

  private static Column staged(Source source, StagingTable.Field field) {
    return switch (field.name()) {
      case "event_time" -> timestamp_millis(col("ts"));
      case "run_id" -> lit(Job.RUN_ID);
      case "source_file" -> col("_file");
      case "source_modified" -> col("_modified");
      default -> col(key(source, field.name())).cast(type(field.type()));
    };
  }

  static String key(Source source, String column) {
    return source.columns().stream()
        .filter(candidate -> candidate.name().equals(column))
        .findFirst()
        .orElseThrow()
        .key();
  }
}
