package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.LineParser;
import com.sparkify.warehouse.lake.parsing.LineRejectedException;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.LineReader;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.lake.writing.Outputs;
import com.sparkify.warehouse.lake.writing.PartWriter;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.lake.writing.SplitCount;
import com.sparkify.warehouse.lake.writing.StagedPart;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Ingests files line by line: each line becomes a row or a reject, and each file a row that counts
 * them. For a split of a large file only the counts are kept, to be put together with the others.
 */
final class FileIngester {
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  private final int maxLineBytes;
  private final Outputs outputs;
  private final LineParser parser;
  private final List<String> vanished = new ArrayList<>();
  private final List<SplitCount> splits = new ArrayList<>();
  private long files;
  private long bytes;
  private long accepted;
  private long rejected;

  FileIngester(Source source, int maxLineBytes, Outputs outputs) {
    this.maxLineBytes = maxLineBytes;
    this.outputs = outputs;
    this.parser = new LineParser(source);
  }

  void ingest(Fetcher.Opened opened) throws IOException {
    Split split = opened.split();
    LakeFile file = split.file();
    if (opened.content() == null) {
      // Rows of other splits may be staged already, so the next run cannot simply take the file.
      if (!split.isWhole()) {
        throw new IOException(file.path() + " was deleted or changed while it was read");
      }
      vanished.add(file.path());
      return;
    }
    long acceptedBefore = accepted;
    long rejectedBefore = rejected;
    PartWriter rejects = split.isWhole() ? outputs.rejects() : outputs.splitRejects(splits.size());
    try (InputStream content = opened.content()) {
      ingestLines(split, content, rejects);
    }
    long newlyAccepted = accepted - acceptedBefore;
    long newlyRejected = rejected - rejectedBefore;
    if (split.isWhole()) {
      outputs.file(file, newlyAccepted, newlyRejected);
    } else {
      splits.add(new SplitCount(file, split.start(), newlyAccepted, newlyRejected, rejects.path()));
    }
    files += split.isFirst() ? 1 : 0;
    bytes += split.bytes();
  }

  /** What became of all files. */
  IngestReport report(List<StagedPart> parts) {
    return new IngestReport(
        files, bytes, accepted, rejected, parts, parser.unknownFields(), vanished, splits);
  }

  private void ingestLines(Split split, InputStream content, PartWriter rejects)
      throws IOException {
    LakeFile file = split.file();
    long number = 0;
    try {
      LineReader lines =
          split.isWhole()
              ? LineReader.ofAll(unzipped(file, content), maxLineBytes)
              : LineReader.ofSplit(content, split, maxLineBytes);
      while (lines.next()) {
        number = lines.number();
        ingestLine(file, lines, rejects);
      }
    } catch (ZipException e) {
      String reason = "the rest of the file is not gzip: " + e.getMessage();
      reject(file, number + 1, reason, NO_BYTES, rejects);
    } catch (EOFException e) {
      if (!file.isGzip()) {
        throw e;
      }
      reject(file, number + 1, "the gzip file ends too soon", NO_BYTES, rejects);
    }
  }

  // An empty file is not gzip, and has no line either.
  private static InputStream unzipped(LakeFile file, InputStream content) throws IOException {
    return file.isGzip() && file.size() > 0 ? new GZIPInputStream(content, 64 * 1024) : content;
  }

  private void ingestLine(LakeFile file, LineReader line, PartWriter rejects) throws IOException {
    try {
      if (line.tooLong()) {
        throw new LineRejectedException(
            "is longer than " + maxLineBytes + " bytes; only its beginning is kept here");
      }
      outputs.row(file, parser.parse(line.bytes(), line.length()));
      accepted++;
    } catch (LineRejectedException e) {
      var raw = ByteBuffer.wrap(line.bytes(), 0, line.length());
      reject(file, line.number(), e.getMessage(), raw, rejects);
    }
  }

  private void reject(LakeFile file, long line, String reason, ByteBuffer raw, PartWriter rejects)
      throws IOException {
    rejects.write(Reject.of(file.path(), line, reason, raw));
    rejected++;
  }
}
