package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Turns lines into rows of the target: fields to columns, NULLs, and each value by its column's
 * converter.
 */
final class LineLoader {
  private final List<TargetColumn> columns;
  private final FieldConverter[] converters;
  private final CopyOptions options;
  private final byte[] nullMark;
  private final RowBuffer rows;

  LineLoader(List<TargetColumn> columns, CopyOptions options, RowBuffer rows) throws CopyFailure {
    this.columns = columns;
    this.options = options;
    this.rows = rows;
    this.nullMark = options.value("NULL", "\\N").getBytes(StandardCharsets.UTF_8);
    this.converters = new FieldConverter[columns.size()];
    for (int i = 0; i < converters.length; i++) {
      converters[i] = FieldConverter.of(columns.get(i), options);
    }
  }

  /**
   * Adds the line's row to the buffer.
   *
   * @return what is wrong with the line; null if it went in
   */
  LoadError load(Line line, String file) throws IOException {
    int i = 0;
    try {
      if (line.fields() < converters.length && !options.has("FILLRECORD")) {
        i = line.fields();
        throw new FieldError(1214, "Delimiter not found");
      }
      if (line.fields() > converters.length) {
        throw new FieldError(1202, "Extra column(s) found");
      }
      for (; i < converters.length; i++) {
        if (i > 0) {
          rows.separator();
        }
        field(line, i);
      }
      rows.endRow();
      return null;
    } catch (FieldError e) {
      rows.dropRow();
      return error(line, file, Math.min(i, columns.size() - 1), e);
    }
  }

  /** What is wrong with a line that could not be cut into fields. */
  LoadError broken(Line line, String file, FieldError e) {
    return error(line, file, Math.min(line.fields(), columns.size() - 1), e);
  }

  private void field(Line line, int i) throws FieldError {
    TargetColumn column = columns.get(i);
    int from = i < line.fields() ? line.from(i) : 0;
    int to = i < line.fields() ? line.to(i) : 0;
    boolean isText = column.type().equals("varchar") || column.type().equals("bpchar");
    if (isText && options.has("TRIMBLANKS") && column.type().equals("varchar")) {
      while (to > from && line.bytes[to - 1] == ' ') {
        to--;
      }
    }
    if (i >= line.fields() || isNull(line, from, to, isText)) {
      if (column.isNotNull()) {
        throw new FieldError(1213, "Missing data for not-null field");
      }
      rows.nullValue();
    } else {
      converters[i].write(line.bytes, from, to, rows);
    }
  }

  /** Empty fields are NULL but for character types, which EMPTYASNULL and BLANKSASNULL decide. */
  private boolean isNull(Line line, int from, int to, boolean isText) {
    if (Arrays.equals(line.bytes, from, to, nullMark, 0, nullMark.length)) {
      return true;
    }
    if (from == to) {
      return !isText || options.has("EMPTYASNULL");
    }
    if (!options.has("BLANKSASNULL")) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (line.bytes[i] != ' ' && line.bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private LoadError error(Line line, String file, int column, FieldError e) {
    return new LoadError(
        file,
        line.number(),
        columns.get(column),
        line.position(column),
        line.rawText(),
        line.text(column),
        e.code,
        e.getMessage());
  }
}
