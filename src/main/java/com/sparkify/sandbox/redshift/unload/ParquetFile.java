package com.sparkify.sandbox.redshift.unload;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import com.sparkify.sandbox.redshift.copy.TargetColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Writes Parquet with the types of Redshift's UNLOAD. */
final class ParquetFile {
  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  // Spark reads small decimals only in this form.
  private static final int DECIMAL_BYTES = 16;

  private ParquetFile() {}

  /** Writes rows of PostgreSQL's text values; null is NULL. */
  static void write(Path file, List<TargetColumn> columns, Iterable<String[]> rows)
      throws IOException {
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    var schema = new MessageType("schema", columns.stream().map(ParquetFile::type).toList());
    var builder = ExampleParquetWriter.builder(path).withType(schema);
    try (ParquetWriter<Group> out =
        builder.withCompressionCodec(CompressionCodecName.SNAPPY).build()) {
      for (String[] values : rows) {
        Group row = new SimpleGroup(schema);
        for (int i = 0; i < values.length; i++) {
          if (values[i] != null) {
            add(row, i, columns.get(i), values[i]);
          }
        }
        out.write(row);
      }
    }
  }

  private static Type type(TargetColumn column) {
    var type =
        switch (column.type()) {
          case "bool" -> Types.optional(PrimitiveTypeName.BOOLEAN);
          case "int2" -> Types.optional(PrimitiveTypeName.INT32).as(intType(16, true));
          case "int4" -> Types.optional(PrimitiveTypeName.INT32);
          case "int8" -> Types.optional(PrimitiveTypeName.INT64);
          case "float4" -> Types.optional(PrimitiveTypeName.FLOAT);
          case "float8" -> Types.optional(PrimitiveTypeName.DOUBLE);
          case "date" -> Types.optional(PrimitiveTypeName.INT32).as(dateType());
          case "timestamp", "timestamptz" ->
              Types.optional(PrimitiveTypeName.INT64).as(timestampType(true, TimeUnit.MICROS));
          case "numeric" ->
              Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                  .length(DECIMAL_BYTES)
                  .as(decimalType(column.scale(), column.length()));
          default -> Types.optional(PrimitiveTypeName.BINARY).as(stringType());
        };
    return type.named(column.name());
  }

  private static void add(Group row, int i, TargetColumn column, String value) {
    switch (column.type()) {
      case "bool" -> row.add(i, value.equals("t"));
      case "int2", "int4" -> row.add(i, Integer.parseInt(value));
      case "int8" -> row.add(i, Long.parseLong(value));
      case "float4" -> row.add(i, Float.parseFloat(value));
      case "float8" -> row.add(i, Double.parseDouble(value));
      case "date" -> row.add(i, (int) LocalDate.parse(value).toEpochDay());
      case "timestamp", "timestamptz" -> {
        // The session's zone is UTC unless the client sets another.
        String time = value.replace(' ', 'T').replaceFirst("\\+00$", "");
        row.add(i, ChronoUnit.MICROS.between(EPOCH, LocalDateTime.parse(time)));
      }
      case "numeric" -> {
        BigDecimal number = new BigDecimal(value).setScale(column.scale(), RoundingMode.HALF_UP);
        byte[] bytes = number.unscaledValue().toByteArray();
        byte[] sign = new byte[DECIMAL_BYTES - bytes.length];
        Arrays.fill(sign, (byte) (number.signum() < 0 ? -1 : 0));
        row.add(i, Binary.fromConstantByteArray(ArrayUtils.addAll(sign, bytes)));
      }
      default -> row.add(i, value);
    }
  }
}
