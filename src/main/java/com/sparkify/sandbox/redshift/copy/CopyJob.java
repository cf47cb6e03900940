package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.s3.S3Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the files of one COPY and hands their rows to PostgreSQL, in bounded memory. */
public final class CopyJob implements AutoCloseable {
  private final S3Command copy;
  private final S3Options options;
  private final List<TargetColumn> columns;
  private final S3Objects objects;
  private final RowFiles rows;
  private final String nullMark;
  private final List<Converter> converters = new ArrayList<>();
  private final List<LoadError> errors = new ArrayList<>();
  private final String[] values;

  /**
   * @param columns where the fields go, in their order
   * @param folder where PostgreSQL looks for rows
   */
  public CopyJob(
      S3Command copy, List<TargetColumn> columns, S3Objects objects, Path folder, long query) {
    this.copy = copy;
    this.options = copy.options();
    this.columns = columns;
    this.objects = objects;
    this.rows = new RowFiles(folder, query);
    this.nullMark = JsonReader.bytes(options.value("NULL", "\\N"));
    this.values = new String[columns.size()];
  }

  /** The records that were refused so far. */
  public List<LoadError> errors() {
    return errors;
  }

  /** PostgreSQL has taken one of the files with rows. */
  public void taken() {
    rows.taken();
  }

  /** Hands all rows over, but for the word that they are all. */
  public void run() throws S3Failure, IOException, InterruptedException {
    for (TargetColumn column : columns) {
      converters.add(Converter.of(column, options));
    }
    boolean isJson = options.has("JSON");
    JsonPaths paths = isJson ? JsonPaths.of(options.value("JSON", ""), columns, objects) : null;
    boolean isAnyFound = false;
    try (FilesAhead files = new FilesAhead(objects, objects.files(copy))) {
      for (var opened = files.next(); opened != null; opened = files.next()) {
        if (opened.file() != null) {
          isAnyFound = true;
          file(opened.content(), opened.file().url(), paths);
        }
      }
    }
    if (!isAnyFound) {
      throw new S3Failure("None of the files in the manifest exist: " + copy.location());
    }
  }

  /** Says that this was all, or why it was not. */
  public void end(String outcome) throws IOException, InterruptedException {
    rows.end(outcome.getBytes(StandardCharsets.UTF_8));
  }

  private void file(InputStream content, String file, JsonPaths paths)
      throws S3Failure, IOException, InterruptedException {
    try (InputStream in = content;
        InputStream bytes = options.has("GZIP") ? new GZIPInputStream(in, 1 << 16) : in) {
      if (options.has("PARQUET")) {
        try (ParquetRows parquet = new ParquetRows(bytes, columns)) {
          records(parquet, file);
        }
      } else {
        records(
            paths == null ? new TextReader(bytes, options) : new JsonReader(bytes, paths), file);
      }
    } catch (IOException e) {
      throw new S3Failure("Cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private void records(RecordReader reader, String file)
      throws S3Failure, IOException, InterruptedException {
    int toSkip = options.number("IGNOREHEADER");
    while (true) {
      List<String> fields = List.of();
      try {
        fields = reader.next();
        if (fields == null) {
          return;
        }
        boolean isBlank = fields.size() == 1 && "".equals(fields.get(0));
        if (toSkip-- > 0 || (isBlank && options.has("IGNOREBLANKLINES"))) {
          continue;
        }
        convert(fields, reader, file);
      } catch (FieldError e) {
        refuse(e, columns.size() - 1, fields, reader, file);
      }
    }
  }

  private void convert(List<String> fields, RecordReader reader, String file)
      throws S3Failure, FieldError, IOException, InterruptedException {
    if (fields.size() > values.length) {
      throw new FieldError(1202, "Extra column(s) found");
    }
    int i = 0;
    try {
      if (fields.size() < values.length && !options.has("FILLRECORD")) {
        i = fields.size();
        throw new FieldError(1214, "Delimiter not found");
      }
      for (; i < values.length; i++) {
        String field = i < fields.size() ? fields.get(i) : null;
        values[i] = isNull(field, columns.get(i)) ? null : converters.get(i).convert(field);
        if (values[i] == null && columns.get(i).notnull()) {
          throw new FieldError(1213, "Missing data for not-null field");
        }
      }
    } catch (FieldError e) {
      refuse(e, i, fields, reader, file);
      return;
    }
    rows.row(values);
  }

  /** Empty fields are NULL but for character types, which EMPTYASNULL and BLANKSASNULL decide. */
  private boolean isNull(String field, TargetColumn column) {
    if (field == null || field.equals(nullMark)) {
      return true;
    }
    if (column.isText()) {
      return field.isEmpty()
          ? options.has("EMPTYASNULL")
          : options.has("BLANKSASNULL") && field.isBlank();
    }
    return field.isBlank();
  }

  private void refuse(
      FieldError e, int index, List<String> fields, RecordReader reader, String file)
      throws S3Failure {
    String field = index < fields.size() && fields.get(index) != null ? fields.get(index) : "";
    byte[] value = field.getBytes(StandardCharsets.ISO_8859_1);
    errors.add(
        new LoadError(
            file,
            reader.line,
            columns.get(index),
            reader.position(index),
            reader.raw(),
            new String(value, StandardCharsets.UTF_8),
            e.code,
            e.getMessage()));
    int allowed = options.has("IGNOREALLERRORS") ? 100_000 : options.number("MAXERROR");
    if (errors.size() > allowed) {
      throw new S3Failure(
          "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
              .formatted(copy.tableName()));
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
