package com.sparkify.sandbox.redshift.unload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Location;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.StringUtils;

/** Writes the rows that PostgreSQL has left in a file to S3, as one object and its manifest. */
public final class UnloadJob {
  private static final String[] ESCAPED = {"\\\\", "\\b", "\\f", "\\n", "\\r", "\\t", "\\v"};
  private static final String[] PLAIN = {"\\", "\b", "\f", "\n", "\r", "\t", "\u000b"};

  private final S3Command unload;
  private final List<TargetColumn> columns;
  private final S3Objects objects;

  public UnloadJob(S3Command unload, List<TargetColumn> columns, S3Objects objects) {
    this.unload = unload;
    this.columns = columns;
    this.objects = objects;
  }

  /**
   * @param rows a file in PostgreSQL's COPY text format
   */
  public void run(Path rows) throws IOException {
    S3Location target = S3Location.of(unload.location());
    if (!unload.has("ALLOWOVERWRITE") && !objects.under(target).isEmpty()) {
      throw new S3Failure(
          "Specified unload destination on S3 is not empty. Consider using a different bucket /"
              + " prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE"
              + " option.");
    }
    Path folder = Files.createTempDirectory("redshift-unload");
    try (Stream<String> lines = Files.lines(rows)) {
      Stream<String[]> values = lines.map(UnloadJob::values);
      Path content = folder.resolve("part");
      boolean isParquet = unload.has("PARQUET");
      if (isParquet) {
        ParquetFile.write(content, columns, values::iterator);
      } else {
        text(content, values::iterator);
      }
      String extension = (isParquet ? ".parquet" : "") + (unload.has("GZIP") ? ".gz" : "");
      var part = new S3Location(target.bucket(), target.key() + "0000_part_00" + extension);
      objects.put(part, content);
      if (unload.has("MANIFEST")) {
        var meta = Map.of("content_length", Files.size(content));
        var manifest = Map.of("entries", List.of(Map.of("url", part.url(), "meta", meta)));
        Files.write(content, new ObjectMapper().writeValueAsBytes(manifest));
        objects.put(new S3Location(target.bucket(), target.key() + "manifest"), content);
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static String[] values(String line) {
    return Stream.of(line.split("\t", -1))
        .map(v -> v.equals("\\N") ? null : StringUtils.replaceEach(v, ESCAPED, PLAIN))
        .toArray(String[]::new);
  }

  private void text(Path file, Iterable<String[]> rows) throws IOException {
    String delimiter = String.valueOf(unload.delimiter());
    OutputStream bytes = Files.newOutputStream(file);
    OutputStream packed = unload.has("GZIP") ? new GZIPOutputStream(bytes) : bytes;
    try (Writer out = new OutputStreamWriter(packed, StandardCharsets.UTF_8)) {
      if (unload.has("HEADER")) {
        var names = columns.stream().map(TargetColumn::name);
        out.write(names.collect(Collectors.joining(delimiter, "", "\n")));
      }
      for (String[] row : rows) {
        var fields = Stream.of(row).map(value -> field(value, delimiter));
        out.write(fields.collect(Collectors.joining(delimiter, "", "\n")));
      }
    }
  }

  private String field(String value, String delimiter) {
    if (value == null) {
      return unload.value("NULL", "");
    }
    if (unload.has("CSV")) {
      boolean isPlain = !value.isEmpty() && !StringUtils.containsAny(value, "\"\r\n" + delimiter);
      return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
    String text = value;
    if (unload.has("ESCAPE")) {
      for (String special : List.of("\\", delimiter, "\n", "\r", "\"", "'")) {
        text = text.replace(special, "\\" + special);
      }
    }
    return unload.has("ADDQUOTES") ? '"' + text + '"' : text;
  }
}
