package com.sparkify.sandbox.redshift.copy;

import com.google.common.collect.Lists;
import com.google.common.escape.Escaper;
import com.google.common.escape.Escapers;
import com.sparkify.sandbox.redshift.copy.Converter.FieldError;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3File;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.sql.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.function.IOSupplier;

/** Reads the files of one COPY and writes their rows for PostgreSQL, in bounded memory. */
public final class CopyJob {
  private static final int AHEAD = 64;
  private static final Escaper ESCAPER =
      Escapers.builder()
          .addEscape('\\', "\\\\")
          .addEscape('\n', "\\n")
          .addEscape('\r', "\\r")
          .addEscape('\t', "\\t")
          .build();

  private final S3Command copy;
  private final List<TargetColumn> columns;
  private final S3Objects objects;
  private final Writer rows;
  private final List<LoadError> errors;
  private final String nullMark;
  private final List<UnaryOperator<String>> converters;
  private final List<String> paths;

  /**
   * @param columns where the fields go, in their order
   * @param rows takes PostgreSQL's COPY text format, bytes as chars
   * @param errors takes the records that are refused
   * @throws Refusal if COPY cannot be done like this
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
    converters = columns.stream().map(column -> Converter.of(column, copy)).toList();
    paths = copy.has("JSON") ? JsonReader.paths(copy, columns, objects) : null;
  }

  /**
   * Writes all rows. Small files are fetched ahead, some at once, for a catalogue of tiny objects
   * would take a round trip each.
   *
   * @throws Refusal if a file cannot be read, or more records are refused than may be
   */
  public void run() throws IOException {
    for (List<S3File> files : Lists.partition(objects.files(copy), AHEAD)) {
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
      throw new Refusal("Cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private RecordReader reader(InputStream in) throws IOException {
    InputStream bytes = copy.has("GZIP") ? new GZIPInputStream(in, 1 << 16) : in;
    if (copy.has("PARQUET")) {
      return new ParquetRows(bytes, columns);
    }
    return paths != null ? new JsonReader(bytes, copy, paths) : new TextReader(bytes, copy);
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
          throw new FieldError(1202, "Extra column(s) found");
        }
        if (fields.size() < values.length && !copy.has("FILLRECORD")) {
          column = fields.size();
          throw new FieldError(1214, "Delimiter not found");
        }
        for (column = 0; column < values.length; column++) {
          values[column] = value(column < fields.size() ? fields.get(column) : null, column);
        }
        for (int i = 0; i < values.length; i++) {
          rows.write(values[i] == null ? "\\N" : ESCAPER.escape(values[i]));
          rows.write(i + 1 < values.length ? '\t' : '\n');
        }
      } catch (FieldError e) {
        refuse(e, column, fields, reader, file);
      }
    }
  }

  /** Empty fields are NULL but for character types, which EMPTYASNULL and BLANKSASNULL decide. */
  private String value(String field, int column) {
    TargetColumn target = columns.get(column);
    if (field != null && !field.equals(nullMark)) {
      String option = field.isEmpty() ? "EMPTYASNULL" : "BLANKSASNULL";
      if (!field.isBlank() || (target.isText() && !copy.has(option))) {
        return converters.get(column).apply(field);
      }
    }
    if (target.notnull()) {
      throw new FieldError(1213, "Missing data for not-null field");
    }
    return null;
  }

  private void refuse(
      FieldError e, int column, List<String> fields, RecordReader reader, String file) {
    String field = column < fields.size() ? fields.get(column) : null;
    String value = field == null ? "" : RecordReader.utf8(field);
    TargetColumn target = columns.get(column);
    errors.add(
        new LoadError(file, reader.line, target, reader.raw(), value, e.code, e.getMessage()));
    if (errors.size() > copy.number("MAXERROR")) {
      throw new Refusal(
          "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
              .formatted(copy.tableName()));
    }
  }
}
