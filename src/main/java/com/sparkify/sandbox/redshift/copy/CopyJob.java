package com.sparkify.sandbox.redshift.copy;

import com.google.common.collect.Lists;
import com.google.common.escape.Escaper;
import com.google.common.escape.Escapers;
import com.sparkify.sandbox.redshift.copy.FieldConverter.FieldException;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3File;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.function.IOSupplier;

/** Reads the files of one COPY and writes their rows to PostgreSQL, in bounded memory. */
public final class CopyJob {
  private static final int PREFETCHED = 64;
  private static final Escaper ESCAPER =
      Escapers.builder()
          .addEscape('\\', "\\\\")
          .addEscape('\n', "\\n")
          .addEscape('\r', "\\r")
          .addEscape('\t', "\\t")
          .build();

  /** A row of stl_load_errors, without session and query ids. */
  public record LoadError(
      String file,
      long line,
      TargetColumn column,
      String rawLine,
      String rawValue,
      int code,
      String reason) {}

  private final S3Command copy;
  private final List<TargetColumn> columns;
  private final S3Objects objects;
  private final Writer rows;
  private final List<LoadError> errors;
  private final String nullMark;
  private final List<UnaryOperator<String>> converters;
  private final List<String> paths;

  /**
   * @param columns the target columns, in the order of the fields
   * @param rows receives PostgreSQL's COPY text format, one char per byte
   * @param errors receives the rejected records
   * @throws RefusedStatementException if an option is invalid
   */
  public CopyJob(
      S3Command copy,
      List<TargetColumn> columns,
      S3Objects objects,
      Writer rows,
      List<LoadError> errors) {
    this.copy = copy;
    this.columns = columns;
    this.objects = objects;
    this.rows = rows;
    this.errors = errors;
    nullMark = RecordReader.bytes(copy.value("NULL", "\\N"));
    converters = columns.stream().map(column -> FieldConverter.of(column, copy)).toList();
    paths = copy.has("JSON") ? JsonReader.paths(copy, columns, objects) : null;
  }

  /**
   * Writes all rows. Prefetches small files in parallel, to save a round trip per file.
   *
   * @throws RefusedStatementException if a file cannot be read, or more than MAXERROR records are
   *     rejected
   */
  public void run() throws IOException {
    for (List<S3File> files : Lists.partition(objects.files(copy), PREFETCHED)) {
      var contents = files.parallelStream().map(objects::content).toList();
      for (int i = 0; i < files.size(); i++) {
        load(files.get(i).url(), contents.get(i));
      }
    }
    rows.flush();
  }

  private void load(String file, IOSupplier<InputStream> content) {
    try (InputStream in = content.get();
        RecordReader reader = reader(in)) {
      records(reader, file);
    } catch (IOException e) {
      throw new RefusedStatementException("Cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private RecordReader reader(InputStream in) throws IOException {
    InputStream bytes = copy.has("GZIP") ? new GZIPInputStream(in, 1 << 16) : in;
    if (copy.has("PARQUET")) {
      return new ParquetRecordReader(bytes, columns);
    }
    if (copy.has("AVRO")) {
      return new AvroReader(bytes, copy, columns);
    }
    return paths != null ? new JsonReader(bytes, copy, paths) : new DelimitedReader(bytes, copy);
  }

  private void records(RecordReader reader, String file) throws IOException {
    int toSkip = copy.number("IGNOREHEADER");
    String[] values = new String[columns.size()];
    while (true) {
      List<String> fields = List.of();
      int column = values.length - 1;
      try {
        fields = reader.next();
        if (fields == null) {
          return;
        }
        boolean isBlank = fields.size() == 1 && "".equals(fields.get(0));
        if (toSkip-- > 0 || (isBlank && copy.has("IGNOREBLANKLINES"))) {
          continue;
        }
        if (fields.size() > values.length) {
          throw new FieldException(1202, "Extra column(s) found");
        }
        if (fields.size() < values.length && !copy.has("FILLRECORD")) {
          column = fields.size();
          throw new FieldException(1214, "Delimiter not found");
        }
        for (column = 0; column < values.length; column++) {
          values[column] = value(column < fields.size() ? fields.get(column) : null, column);
        }
        for (int i = 0; i < values.length; i++) {
          rows.write(values[i] == null ? "\\N" : ESCAPER.escape(values[i]));
          rows.write(i + 1 < values.length ? '\t' : '\n');
        }
      } catch (FieldException e) {
        reject(e, column, fields, reader, file);
      }
    }
  }

  /** Empty fields are NULL; for character types only with EMPTYASNULL and BLANKSASNULL. */
  private String value(String field, int column) {
    TargetColumn target = columns.get(column);
    if (field != null && !field.equals(nullMark)) {
      String option = field.isEmpty() ? "EMPTYASNULL" : "BLANKSASNULL";
      if (!field.isBlank() || (target.isText() && !copy.has(option))) {
        return converters.get(column).apply(field);
      }
    }
    if (target.notnull()) {
      throw new FieldException(1213, "Missing data for not-null field");
    }
    return null;
  }

  private void reject(
      FieldException e, int column, List<String> fields, RecordReader reader, String file) {
    String field = column < fields.size() ? fields.get(column) : null;
    String value = field == null ? "" : RecordReader.utf8(field);
    TargetColumn target = columns.get(column);
    String reason = e.getMessage().replace("\0", ""); // PostgreSQL cannot store it.
    errors.add(new LoadError(file, reader.line, target, reader.raw(), value, e.code, reason));
    if (errors.size() > copy.number("MAXERROR")) {
      throw new RefusedStatementException(
          "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
              .formatted(copy.tableName()));
    }
  }
}
