package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Reads a Parquet file, whose columns must match the table's in number, order and type. */
final class ParquetRecordReader extends RecordReader {
  private static final String TIME = "int96 .*|.* \\(TIMESTAMP.*";

  /** Accepted Parquet types by column type; all others accept text. */
  private static final Map<String, String> COMPATIBLE =
      Map.of(
          "int2", "int32 \\S+( \\(INTEGER.*)?",
          "int4", "int32 \\S+( \\(INTEGER.*)?",
          "int8", "int64 \\S+( \\(INTEGER.*)?",
          "float4", "float .*",
          "float8", "double .*",
          "bool", "boolean .*",
          "numeric", ".* \\(DECIMAL.*",
          "date", ".* \\(DATE\\)",
          "timestamp", TIME,
          "timestamptz", TIME);

  private final List<TargetColumn> columns;
  private final Path file;
  private final ParquetReader<Group> reader;

  ParquetRecordReader(InputStream content, List<TargetColumn> columns) throws IOException {
    super(content);
    this.columns = columns;
    file = Files.createTempFile("redshift-copy", ".parquet");
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    reader = ParquetReader.builder(new GroupReadSupport(), path).build();
  }

  @Override
  List<String> next() throws IOException {
    Group row = reader.read();
    if (row == null) {
      return null;
    }
    if (line++ == 0) {
      requireSchema(row);
    }
    List<String> fields = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      fields.add(row.getFieldRepetitionCount(i) == 0 ? null : text(row, i));
    }
    return fields;
  }

  private void requireSchema(Group row) throws IOException {
    int found = row.getType().getFieldCount();
    if (found != columns.size()) {
      throw new IOException(
          "Unmatched number of columns between table and file. Table columns: %d, Data columns: %d"
              .formatted(columns.size(), found));
    }
    for (int i = 0; i < columns.size(); i++) {
      TargetColumn column = columns.get(i);
      // Groups are printed on several lines, and match nothing.
      String field = row.getType().getType(i).toString();
      String known = COMPATIBLE.getOrDefault(column.type(), "binary .*");
      if (!field.matches("(optional|required) (" + known + ")")) {
        throw new IOException(
            "has an incompatible Parquet schema for column '%s'. Column type: %s, Parquet schema: %s"
                .formatted(column.name(), column.type(), field));
      }
    }
  }

  private static String text(Group row, int i) {
    PrimitiveType type = row.getType().getType(i).asPrimitiveType();
    var stringifier = type.stringifier();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> stringifier.stringify(row.getInteger(i, 0));
      case INT64 -> stringifier.stringify(row.getLong(i, 0));
      case INT96 -> {
        NanoTime time = NanoTime.fromBinary(row.getInt96(i, 0));
        LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, time.getJulianDay());
        yield day.atStartOfDay().plusNanos(time.getTimeOfDayNanos()).toString();
      }
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation
              ? stringifier.stringify(row.getBinary(i, 0))
              : new String(row.getBinary(i, 0).getBytes(), StandardCharsets.ISO_8859_1);
      default -> row.getValueToString(i, 0);
    };
  }

  @Override
  public void close() throws IOException {
    super.close();
    reader.close();
    Files.delete(file);
  }
}
