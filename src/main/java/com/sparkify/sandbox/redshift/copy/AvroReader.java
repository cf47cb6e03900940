package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema.Field;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Reads an Avro file by the names of its fields; what is missing is NULL. */
final class AvroReader extends RecordReader {
  private final DataFileStream<GenericRecord> records;
  private final List<Field> fields = new ArrayList<>();

  AvroReader(InputStream content, S3Command copy, List<TargetColumn> columns) throws IOException {
    super(content);
    String option = copy.value("AVRO", "auto").toLowerCase(Locale.ROOT);
    if (!option.matches("auto( ignorecase)?")) {
      throw RefusedStatementException.notEmulated("AVRO '" + option + "'");
    }
    records = new DataFileStream<>(content, new GenericDatumReader<>());
    boolean isAnyCase = option.endsWith("ignorecase");
    Map<String, Field> known = new HashMap<>();
    for (Field field : records.getSchema().getFields()) {
      known.put(isAnyCase ? field.name().toLowerCase(Locale.ROOT) : field.name(), field);
    }
    columns.forEach(column -> fields.add(known.get(column.name())));
  }

  @Override
  List<String> next() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      GenericRecord row = records.next();
      line++;
      List<String> values = new ArrayList<>(fields.size());
      for (Field field : fields) {
        Object value = field == null ? null : row.get(field.pos());
        values.add(value == null ? null : bytes(value.toString()));
      }
      return values;
    } catch (AvroRuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    records.close();
  }
}
