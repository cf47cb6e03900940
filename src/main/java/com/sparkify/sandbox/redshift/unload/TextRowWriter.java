package com.sparkify.sandbox.redshift.unload;

import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Options;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** CSV, or text with a delimiter. */
final class TextRowWriter implements RowWriter {
  private final Writer out;
  private final S3Options options;
  private final String delimiter;

  TextRowWriter(Path file, List<TargetColumn> columns, S3Options options) throws IOException {
    this.options = options;
    delimiter = String.valueOf(options.delimiter());
    OutputStream bytes = Files.newOutputStream(file);
    out =
        new OutputStreamWriter(
            options.has("GZIP") ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8);
    if (options.has("HEADER")) {
      row(columns.stream().map(TargetColumn::name).toArray(String[]::new));
    }
  }

  @Override
  public void row(String[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.write(i == 0 ? "" : delimiter);
      out.write(values[i] == null ? options.value("NULL", "") : field(values[i]));
    }
    out.write('\n');
  }

  private String field(String value) {
    if (options.has("CSV")) {
      boolean isPlain = value.chars().noneMatch(c -> "\"\r\n".indexOf(c) >= 0);
      return isPlain && !value.contains(delimiter) && !value.isEmpty()
          ? value
          : '"' + value.replace("\"", "\"\"") + '"';
    }
    String text = value;
    if (options.has("ESCAPE")) {
      for (String special : new String[] {"\\", delimiter, "\n", "\r", "\"", "'"}) {
        text = text.replace(special, "\\" + special);
      }
    }
    return options.has("ADDQUOTES") ? '"' + text + '"' : text;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
