package com.sparkify.sandbox.redshift.unload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3File;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.StringUtils;

/** Writes the rows of one UNLOAD to S3, as one object and an optional manifest. */
public record UnloadJob(S3Command unload, List<TargetColumn> columns, S3Objects objects) {
  /** Takes rows in PostgreSQL's COPY text format with {@link S3Command#rowFormat}. */
  public void run(Path rows) throws IOException {
    S3File target = S3File.of(unload.location());
    if (!unload.has("ALLOWOVERWRITE") && !objects.list(target).isEmpty()) {
      throw new RefusedStatementException(
          "Specified unload destination on S3 is not empty. Consider using a different bucket /"
              + " prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE"
              + " option.");
    }
    Path folder = Files.createTempDirectory("redshift-unload");
    try {
      Path content = folder.resolve("part");
      write(rows, content);
      S3File part = target.append("0000_part_00" + (unload.has("PARQUET") ? ".parquet" : ""));
      objects.put(part, content);
      if (unload.has("MANIFEST")) {
        var meta = Map.of("content_length", Files.size(content));
        var manifest = Map.of("entries", List.of(Map.of("url", part.url(), "meta", meta)));
        Files.write(content, new ObjectMapper().writeValueAsBytes(manifest));
        objects.put(target.append("manifest"), content);
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @SuppressWarnings("StreamToIterable") // Read once.
  private void write(Path rows, Path content) throws IOException {
    try (Stream<String> lines = Files.lines(rows)) {
      if (unload.has("PARQUET")) {
        ParquetFile.write(content, columns, lines.map(this::values)::iterator);
      } else {
        Files.write(content, lines.<CharSequence>map(this::plain)::iterator);
      }
    }
  }

  private String[] values(String line) {
    var values = Stream.of(line.split("\t", -1));
    return values.map(v -> v.equals("\\N") ? null : plain(v)).toArray(String[]::new);
  }

  /** Resolves PostgreSQL's escapes; with ESCAPE a backslash stays before special characters. */
  private String plain(String text) {
    String delimiter = String.valueOf(unload.delimiter());
    String kept = unload.has("ESCAPE") ? "\\" : "";
    String[] escapes = {"\\\\", "\\n", "\\r", "\\" + delimiter, "\\t", "\\b", "\\f", "\\v"};
    String[] values = {
      kept + "\\", kept + "\n", kept + "\r", kept + delimiter, "\t", "\b", "\f", "\u000b"
    };
    return text.indexOf('\\') < 0 ? text : StringUtils.replaceEach(text, escapes, values);
  }
}
