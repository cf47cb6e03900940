package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.lake.parsing.ColumnType;
import com.sparkify.warehouse.lake.writing.StagedPart;
import com.sparkify.warehouse.lake.writing.StagingTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of one staging table, in files that COPY can read as they are.
 *
 * @param table where they go
 * @param parts the files, gzipped CSV
 */
public record IngestedRows(StagingTable table, List<StagedPart> parts) {

  /** The number of rows. */
  public long count() {
    return parts.stream().mapToLong(StagedPart::rows).sum();
  }

  /**
   * The same rows for Spark, in the columns of the table. Times are text in UTC, because the
   * connector would format Spark timestamps in the JVM's time zone.
   */
  public Dataset<Row> dataset(SparkSession spark) {
    return spark
        .read()
        .schema(schema())
        .option("nullValue", ColumnType.NULL_MARKER)
        .option("emptyValue", "")
        .option("quote", "\"")
        .option("escape", "\"")
        .option("multiLine", true)
        .option("mode", "FAILFAST")
        .csv(parts.stream().map(StagedPart::path).toArray(String[]::new));
  }

  private StructType schema() {
    return new StructType(
        table.fields().stream()
            .map(field -> DataTypes.createStructField(field.name(), sparkType(field.type()), true))
            .toArray(StructField[]::new));
  }

  private static DataType sparkType(ColumnType type) {
    return switch (type.kind()) {
      case TEXT, TIMESTAMP -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case BIGINT -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
    };
  }
}
