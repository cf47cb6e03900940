package com.sparkify.sandbox.redshift.unload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Location;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.s3.S3Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the rows that PostgreSQL has left in a file to S3, as one object and its manifest. */
public final class UnloadJob {
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
  public void run(Path rows) throws S3Failure, IOException {
    S3Options options = unload.options();
    S3Location target = S3Location.of(unload.location());
    if (options.has("CLEANPATH")) {
      objects.clean(target);
    } else if (!options.has("ALLOWOVERWRITE") && objects.isAny(target)) {
      throw new S3Failure(
          "Specified unload destination on S3 is not empty. Consider using a different bucket /"
              + " prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE"
              + " option.");
    }
    Path content = Files.createTempDirectory("redshift-unload").resolve("part");
    long count;
    try (BufferedReader lines = Files.newBufferedReader(rows);
        RowWriter writer =
            options.has("PARQUET")
                ? new ParquetRowWriter(content, columns)
                : new TextRowWriter(content, columns, options)) {
      count = write(lines, writer);
    }
    String suffix = (options.has("PARQUET") ? ".parquet" : "") + (options.has("GZIP") ? ".gz" : "");
    String extension = options.has("EXTENSION") ? "." + options.value("EXTENSION", "") : suffix;
    S3Location part = new S3Location(target.bucket(), target.key() + "0000_part_00" + extension);
    objects.put(part, content);
    if (options.has("MANIFEST")) {
      Map<String, Object> meta =
          Map.of("content_length", Files.size(content), "record_count", count);
      Map<String, Object> entry = Map.of("url", part.url(), "meta", meta);
      Files.write(content, new ObjectMapper().writeValueAsBytes(Map.of("entries", List.of(entry))));
      objects.put(new S3Location(target.bucket(), target.key() + "manifest"), content);
    }
    for (String litter : List.of("part", ".part.crc", ".")) {
      Files.deleteIfExists(content.resolveSibling(litter).normalize());
    }
  }

  private static long write(BufferedReader lines, RowWriter writer) throws IOException {
    long count = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] values = line.split("\t", -1);
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i].equals("\\N") ? null : unescaped(values[i]);
      }
      writer.row(values);
      count++;
    }
    return count;
  }

  private static String unescaped(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        int control = "bfnrtv".indexOf(value.charAt(++i));
        c = control < 0 ? value.charAt(i) : "\b\f\n\r\t\u000b".charAt(control);
      }
      text.append(c);
    }
    return text.toString();
  }
}
