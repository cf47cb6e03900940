package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.apache.commons.lang3.StringUtils;

/**
 * Rows on their way to PostgreSQL: files in its COPY text format, a few at a time, so that however
 * many rows there are, neither memory nor disk fills.
 */
final class RowFiles implements AutoCloseable {
  private static final int FULL = 4 << 20;
  private static final int AHEAD = 3;
  private static final String[] SPECIAL = {"\\", "\n", "\r", "\t"};
  private static final String[] ESCAPED = {"\\\\", "\\n", "\\r", "\\t"};

  private final Path folder;
  private final long query;
  private final Semaphore room = new Semaphore(AHEAD);
  private final StringBuilder rows = new StringBuilder();
  private int files;

  RowFiles(Path folder, long query) {
    this.folder = folder;
    this.query = query;
  }

  /** PostgreSQL has read a file. */
  void taken() {
    room.release();
  }

  /** Adds a row of fields, whose chars are bytes; null is NULL. */
  void row(String[] fields) throws IOException, InterruptedException {
    for (String field : fields) {
      rows.append(text(field)).append('\t');
    }
    rows.setCharAt(rows.length() - 1, '\n');
    if (rows.length() >= FULL) {
      flush();
    }
  }

  private static String text(String field) {
    if (field == null) {
      return "\\N";
    }
    boolean isSpecial = StringUtils.containsAny(field, '\\', '\n', '\r', '\t');
    return isSpecial ? StringUtils.replaceEach(field, SPECIAL, ESCAPED) : field;
  }

  private void flush() throws IOException, InterruptedException {
    room.acquire();
    if (files >= AHEAD) {
      Files.delete(folder.resolve(query + "." + (files - AHEAD)));
    }
    write(files++, rows.toString().getBytes(StandardCharsets.ISO_8859_1));
    rows.setLength(0);
  }

  /** Says that there are no more rows; why, if that is a failure. */
  void end(String outcome) throws IOException, InterruptedException {
    if (!rows.isEmpty()) {
      flush();
    }
    write("end", outcome.getBytes(StandardCharsets.UTF_8));
  }

  /** Written under another name first, for PostgreSQL takes the file as soon as it sees it. */
  private void write(Object suffix, byte[] content) throws IOException {
    Path draft = Files.write(folder.resolve(query + ".draft"), content);
    Files.move(draft, folder.resolve(query + "." + suffix));
  }

  @Override
  public void close() throws IOException {
    try (var left = Files.newDirectoryStream(folder, query + ".*")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }
}
