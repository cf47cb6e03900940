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
 * them; of a split of a large file just the counts are kept, to be put together with the others.
 */
final class FileIngester {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final IngestSpec spec;
  private final Outputs outputs;
  private final LineParser parser;
  private final RowFormat format;
  private final CsvLine csv = new CsvLine();
  private final List<String> vanished = new ArrayList<>();
  private final List<SplitCount> splits = new ArrayList<>();
  private long files;
  private long bytes;
  private long lines;
  private long accepted;
  private long rejected;

  FileIngester(IngestSpec spec, Outputs outputs) {
    this.spec = spec;
    this.outputs = outputs;
    this.parser = new LineParser(spec.feed());
    this.format = new RowFormat(spec.feed(), spec.runId());
  }

  void check(Fetcher.Opened opened) throws IOException {
    Split split = opened.split();
    LakeFile file = split.file();
    if (opened.content() == null) {
      missing(split);
      return;
    }
    long acceptedBefore = accepted;
    long rejectedBefore = rejected;
    PartWriter rejects = split.isWhole() ? outputs.rejects() : outputs.splitRejects(splits.size());
    try (InputStream content = opened.content()) {
      checkLines(split, content, rejects);
    }
    long newlyAccepted = accepted - acceptedBefore;
    long newlyRejected = rejected - rejectedBefore;
    if (split.isWhole()) {
      outputs.files().write(format.file(csv, file, newlyAccepted, newlyRejected));
    } else {
      String path = newlyRejected > 0 ? rejects.path() : null;
      splits.add(new SplitCount(split, newlyAccepted, newlyRejected, path));
    }
    files += split.isFirst() ? 1 : 0;
    bytes += split.bytes();
    lines += newlyAccepted + newlyRejected;
  }

  // Rows of other splits may be staged already, so that the next run cannot just take the file.
  private void missing(Split split) throws IOException {
    if (!split.isWhole()) {
      throw new IOException(split.file().path() + " has gone or changed while it was read");
    }
    vanished.add(split.file().path());
  }

  IngestReport report() {
    return new IngestReport(
        files,
        bytes,
        lines,
        accepted,
        rejected,
        outputs.parts(),
        outputs.rejectFiles(),
        parser.unknownFields(),
        vanished,
        splits);
  }

  private void checkLines(Split split, InputStream content, PartWriter rejects) throws IOException {
    LakeFile file = split.file();
    long number = 0;
    try {
      LineReader reader =
          split.isWhole()
              ? LineReader.ofAll(plain(file, content), spec.maxLineBytes())
              : LineReader.ofSplit(content, split, spec.maxLineBytes());
      while (reader.next()) {
        number = reader.number();
        checkLine(file, reader, rejects);
      }
    } catch (ZipException e) {
      String reason = "the rest of the file is not gzip: " + e.getMessage();
      reject(Reject.of(file.path(), number + 1, reason, NOTHING), rejects);
    } catch (EOFException e) {
      if (!file.isGzip()) {
        throw e;
      }
      reject(Reject.of(file.path(), number + 1, "the gzip file ends too soon", NOTHING), rejects);
    }
  }

  // An empty file is no gzip, and holds no line either.
  private static InputStream plain(LakeFile file, InputStream content) throws IOException {
    return file.isGzip() && file.size() > 0 ? new GZIPInputStream(content, 64 * 1024) : content;
  }

  private void checkLine(LakeFile file, LineReader line, PartWriter rejects) throws IOException {
    try {
      if (line.tooLong()) {
        throw new LineRejectedException(
            "is longer than " + spec.maxLineBytes() + " bytes; its beginning is kept here");
      }
      CsvField[] values = parser.parse(line.bytes(), line.length());
      outputs.rows().write(format.row(csv, file, values));
      accepted++;
    } catch (LineRejectedException e) {
      var raw = ByteBuffer.wrap(line.bytes(), 0, line.length());
      reject(Reject.of(file.path(), line.number(), e.getMessage(), raw), rejects);
    }
  }

  private void reject(Reject reject, PartWriter rejects) throws IOException {
    rejects.write(reject.toJson());
    rejected++;
  }
}
