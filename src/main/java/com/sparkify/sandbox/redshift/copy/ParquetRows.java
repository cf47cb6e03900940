package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** The rows of a Parquet file, whose columns must be the table's in number, order and type. */
final class ParquetRows extends RecordReader implements AutoCloseable {
  private static final int JULIAN_EPOCH = 2_440_588;

  private final List<TargetColumn> columns;
  private final Path file;
  private final ParquetReader<Group> reader;
  private boolean isChecked;

  ParquetRows(InputStream content, List<TargetColumn> columns) throws IOException {
    super(content);
    this.columns = columns;
    file = Files.createTempFile("redshift-copy", ".parquet");
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build();
  }

  @Override
  List<String> next() throws IOException, FieldError {
    consumed = 0;
    Group row = reader.read();
    if (row == null) {
      return null;
    }
    line++;
    if (!isChecked) {
      check(row.getType());
      isChecked = true;
    }
    List<String> fields = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      fields.add(row.getFieldRepetitionCount(i) == 0 ? null : text(row, i));
    }
    return fields;
  }

  private void check(GroupType type) throws IOException {
    if (type.getFieldCount() != columns.size()) {
      throw new IOException(
          "Unmatched number of columns between table and file. Table columns: %d, Data columns: %d"
              .formatted(columns.size(), type.getFieldCount()));
    }
    for (int i = 0; i < columns.size(); i++) {
      Type field = type.getType(i);
      if (!field.isPrimitive()) {
        throw new IOException("The sandbox does not emulate nested Parquet columns: " + field);
      }
      if (!isCompatible(columns.get(i).type(), field)) {
        throw new IOException(
            "has an incompatible Parquet schema for column '%s'. Column type: %s, Parquet schema: %s"
                .formatted(columns.get(i).name(), columns.get(i).redshiftType(), field));
      }
    }
  }

  private static boolean isCompatible(String column, Type field) {
    PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
    LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
    return switch (column) {
      case "int2", "int4" -> type == PrimitiveTypeName.INT32 && !isDate(logical);
      case "int8" -> type == PrimitiveTypeName.INT64 && !isTime(logical);
      case "float4" -> type == PrimitiveTypeName.FLOAT;
      case "float8" -> type == PrimitiveTypeName.DOUBLE;
      case "bool" -> type == PrimitiveTypeName.BOOLEAN;
      case "numeric" -> logical instanceof DecimalLogicalTypeAnnotation;
      case "date" -> isDate(logical);
      case "timestamp", "timestamptz" -> type == PrimitiveTypeName.INT96 || isTime(logical);
      default -> type == PrimitiveTypeName.BINARY;
    };
  }

  private static boolean isDate(LogicalTypeAnnotation logical) {
    return logical instanceof DateLogicalTypeAnnotation;
  }

  private static boolean isTime(LogicalTypeAnnotation logical) {
    return logical instanceof TimestampLogicalTypeAnnotation;
  }

  private static String text(Group row, int i) {
    Type field = row.getType().getType(i);
    LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
    PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      boolean isNumber = type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64;
      BigInteger unscaled =
          isNumber
              ? new BigInteger(row.getValueToString(i, 0))
              : new BigInteger(row.getBinary(i, 0).getBytes());
      return new BigDecimal(unscaled, decimal.getScale()).toPlainString();
    }
    if (isDate(logical)) {
      return LocalDate.ofEpochDay(row.getInteger(i, 0)).toString();
    }
    if (logical instanceof TimestampLogicalTypeAnnotation time) {
      long unit = time.getUnit() == TimeUnit.MILLIS ? 1_000 : 1_000_000;
      long nanos = time.getUnit() == TimeUnit.NANOS ? 1 : 1_000_000_000 / unit;
      long perSecond = 1_000_000_000 / nanos;
      long value = row.getLong(i, 0);
      return time(Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * nanos);
    }
    if (type == PrimitiveTypeName.INT96) {
      Binary value = row.getInt96(i, 0);
      var bytes = value.toByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN);
      long nanos = bytes.getLong();
      return time((bytes.getInt() - JULIAN_EPOCH) * 86_400L + nanos / 1_000_000_000, nanos);
    }
    return type == PrimitiveTypeName.BINARY
        ? new String(row.getBinary(i, 0).getBytes(), StandardCharsets.ISO_8859_1)
        : row.getValueToString(i, 0);
  }

  private static String time(long seconds, long nanos) {
    int fraction = (int) (nanos % 1_000_000_000);
    return LocalDateTime.ofEpochSecond(seconds, fraction, ZoneOffset.UTC).toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    Files.delete(file);
  }
}
