package com.sparkify.bench;

import com.sparkify.warehouse.lake.Feed;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The gzipped CSV that a contestant has left on disk. */
record StagedFiles(List<Path> files) {

  /** Those in {@code folder} that hold rows of the table; ours also leaves some about its files. */
  static StagedFiles in(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return new StagedFiles(
          all.filter(file -> file.toString().endsWith(".csv.gz"))
              .filter(file -> !file.getFileName().toString().startsWith("files-"))
              .toList());
    } catch (IOException e) {
      throw Trouble.with("look into " + folder, e);
    }
  }

  long bytes() {
    return files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  Digest digest(Feed feed, String source) {
    return files.parallelStream()
        .map(file -> read(file, feed, source))
        .reduce(
            new Digest.Builder(feed, source),
            (one, other) -> {
              var both = new Digest.Builder(feed, source);
              both.add(one);
              both.add(other);
              return both;
            })
        .build();
  }

  private static Digest.Builder read(Path file, Feed feed, String source) {
    var settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    // As COPY with NULL AS reads it: nothing between two commas is an empty text.
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(-1);
    var parser = new CsvParser(settings);
    var digest = new Digest.Builder(feed, source);
    try (Reader in =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
      parser.beginParsing(in);
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        digest.add(row);
      }
      return digest;
    } catch (IOException e) {
      throw Trouble.with("read " + file, e);
    }
  }
}
