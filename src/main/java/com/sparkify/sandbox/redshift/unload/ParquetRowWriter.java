package com.sparkify.sandbox.redshift.unload;

import com.sparkify.sandbox.redshift.copy.TargetColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Parquet, with the types that Redshift's UNLOAD writes. */
final class ParquetRowWriter implements RowWriter {
  /** For numbers that the query gives no precision. */
  private static final int ANY_PRECISION = 38;

  private static final int ANY_SCALE = 10;

  private final List<TargetColumn> columns;
  private final MessageType schema;
  private final ParquetWriter<Group> out;

  ParquetRowWriter(Path file, List<TargetColumn> columns) throws IOException {
    this.columns = columns;
    schema = new MessageType("schema", columns.stream().map(ParquetRowWriter::type).toList());
    out =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build();
  }

  private static Type type(TargetColumn column) {
    LogicalTypeAnnotation logical =
        switch (column.type()) {
          case "int2" -> LogicalTypeAnnotation.intType(16, true);
          case "numeric" -> LogicalTypeAnnotation.decimalType(scale(column), precision(column));
          case "date" -> LogicalTypeAnnotation.dateType();
          case "timestamp", "timestamptz" ->
              LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
          case "bool", "int4", "int8", "float4", "float8" -> null;
          default -> LogicalTypeAnnotation.stringType();
        };
    PrimitiveTypeName physical =
        switch (column.type()) {
          case "bool" -> PrimitiveTypeName.BOOLEAN;
          case "int2", "int4", "date" -> PrimitiveTypeName.INT32;
          case "int8", "timestamp", "timestamptz" -> PrimitiveTypeName.INT64;
          case "float4" -> PrimitiveTypeName.FLOAT;
          case "float8" -> PrimitiveTypeName.DOUBLE;
          default -> PrimitiveTypeName.BINARY;
        };
    return Types.optional(physical).as(logical).named(column.name());
  }

  private static int precision(TargetColumn column) {
    return column.length() == 0 ? ANY_PRECISION : column.length();
  }

  private static int scale(TargetColumn column) {
    return column.length() == 0 ? ANY_SCALE : column.scale();
  }

  @Override
  public void row(String[] values) throws IOException {
    SimpleGroup row = new SimpleGroup(schema);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        add(row, i, columns.get(i), values[i]);
      }
    }
    out.write(row);
  }

  private static void add(Group row, int i, TargetColumn column, String value) {
    switch (column.type()) {
      case "bool" -> row.add(i, value.equals("t"));
      case "int2", "int4" -> row.add(i, Integer.parseInt(value));
      case "int8" -> row.add(i, Long.parseLong(value));
      case "float4" -> row.add(i, Float.parseFloat(value));
      case "float8" -> row.add(i, Double.parseDouble(value));
      case "date" -> row.add(i, (int) LocalDate.parse(value).toEpochDay());
      case "timestamp" -> row.add(i, micros(LocalDateTime.parse(value.replace(' ', 'T'))));
      case "timestamptz" ->
          // The session's zone is UTC unless the client sets another.
          row.add(
              i, micros(LocalDateTime.parse(value.replace(' ', 'T').replaceFirst("\\+00$", ""))));
      case "numeric" -> {
        BigDecimal number = new BigDecimal(value).setScale(scale(column), RoundingMode.HALF_UP);
        row.add(i, Binary.fromConstantByteArray(number.unscaledValue().toByteArray()));
      }
      default -> row.add(i, value);
    }
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
