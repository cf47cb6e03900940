package com.sparkify.warehouse.lake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Checks files line by line: each line becomes a row or a reject, and each file a row that counts
 * them.
 */
final class FileChecker {
  private final CheckSpec spec;
  private final Outputs outputs;
  private final LineParser parser;
  private final RowFormat format;
  private final CsvLine csv = new CsvLine();
  private final List<String> vanished = new ArrayList<>();
  private long files;
  private long bytes;
  private long lines;
  private long accepted;
  private long rejected;

  FileChecker(CheckSpec spec, Outputs outputs) {
    this.spec = spec;
    this.outputs = outputs;
    this.parser = new LineParser(spec.feed());
    this.format = new RowFormat(spec.feed(), spec.runId());
  }

  void check(Fetcher.Opened opened) throws IOException {
    LakeFile file = opened.file();
    if (opened.content() == null) {
      vanished.add(file.path());
      return;
    }
    long acceptedBefore = accepted;
    long rejectedBefore = rejected;
    try (InputStream content = opened.content()) {
      checkLines(file, content);
    }
    long fileAccepted = accepted - acceptedBefore;
    long fileRejected = rejected - rejectedBefore;
    outputs.files().write(format.file(csv, file, fileAccepted, fileRejected));
    files++;
    bytes += file.size();
    lines += fileAccepted + fileRejected;
  }

  CheckReport report() {
    return new CheckReport(
        files,
        bytes,
        lines,
        accepted,
        rejected,
        outputs.parts(),
        outputs.rejectFiles(),
        parser.unknownFields(),
        vanished);
  }

  private void checkLines(LakeFile file, InputStream content) throws IOException {
    long number = 0;
    try {
      InputStream plain = file.path().endsWith(".gz") ? gunzip(file, content) : content;
      var reader = new LineReader(plain, spec.maxLineBytes());
      while (reader.next()) {
        number = reader.number();
        checkLine(file, reader);
      }
    } catch (ZipException e) {
      reject(
          file,
          number + 1,
          "the rest of the file is not gzip: " + e.getMessage(),
          ByteBuffer.allocate(0));
    } catch (EOFException e) {
      if (!file.path().endsWith(".gz")) {
        throw e;
      }
      reject(file, number + 1, "the gzip file ends too soon", ByteBuffer.allocate(0));
    }
  }

  // An empty file is no gzip, and holds no line either.
  private static InputStream gunzip(LakeFile file, InputStream content) throws IOException {
    return file.size() == 0 ? content : new GZIPInputStream(content, 64 * 1024);
  }

  private void checkLine(LakeFile file, LineReader line) throws IOException {
    try {
      if (line.tooLong()) {
        throw new LineRejected(
            "is longer than " + spec.maxLineBytes() + " bytes; its beginning is kept here");
      }
      String[] values = parser.parse(line.bytes(), line.length());
      outputs.rows().write(format.row(csv, file, values));
      accepted++;
    } catch (LineRejected e) {
      reject(file, line.number(), e.getMessage(), ByteBuffer.wrap(line.bytes(), 0, line.length()));
    }
  }

  private void reject(LakeFile file, long number, String reason, ByteBuffer raw)
      throws IOException {
    outputs.rejects().write(Reject.of(file.path(), number, reason, raw).toJson());
    rejected++;
  }
}
