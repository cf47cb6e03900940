package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.LineParser;
import com.sparkify.warehouse.lake.parsing.LineRejectedException;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.FileContent;
import com.sparkify.warehouse.lake.reading.LineReader;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.lake.writing.Outputs;
import com.sparkify.warehouse.lake.writing.PartWriter;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.lake.writing.SplitCount;
import com.sparkify.warehouse.lake.writing.StagedPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ingests files line by line: each line that is not blank becomes a row or a reject, and each file
 * a row that counts them. For a split of a large file only the counts are kept, to be put together
 * with the others.
 */
final class FileIngester {
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  private final LineLimits limits;
  private final Outputs outputs;
  private final LineParser parser;
  private final List<String> vanished = new ArrayList<>();
  private final List<SplitCount> splits = new ArrayList<>();
  private long latest;
  private long files;
  private long bytes;
  private long accepted;
  private long rejected;

  FileIngester(Source source, LineLimits limits, Outputs outputs) {
    this.limits = limits;
    this.outputs = outputs;
    this.parser = new LineParser(source, limits);
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
    latest = limits.latest(file.modified());
    long acceptedBefore = accepted;
    long rejectedBefore = rejected;
    PartWriter rejects = split.isWhole() ? outputs.rejects() : outputs.splitRejects(splits.size());
    LineReader lines;
    try (InputStream content = opened.content()) {
      if (split.isWhole()) {
        try (var whole = new FileContent(content, file.size())) {
          lines = LineReader.ofAll(whole, limits.maxBytes());
          ingestLines(file, lines, whole::damage, rejects);
        }
      } else {
        lines = LineReader.ofSplit(content, split, limits.maxBytes());
        ingestLines(file, lines, Optional::empty, rejects);
      }
    }
    long newlyAccepted = accepted - acceptedBefore;
    long newlyRejected = rejected - rejectedBefore;
    if (split.isWhole()) {
      outputs.file(file, newlyAccepted, newlyRejected);
    } else {
      splits.add(
          new SplitCount(
              file, split.start(), lines.number(), newlyAccepted, newlyRejected, rejects.path()));
    }
    files += split.isFirst() ? 1 : 0;
    bytes += split.bytes();
  }

  /** What became of all files. */
  IngestReport report(List<StagedPart> parts) {
    return new IngestReport(
        files, bytes, accepted, rejected, parts, parser.unknownFields(), vanished, splits);
  }

  /**
   * Ingests all lines.
   *
   * @param damage why what was read so far ends before the end of the file, if it does
   */
  private void ingestLines(
      LakeFile file, LineReader lines, Supplier<Optional<String>> damage, PartWriter rejects)
      throws IOException {
    boolean isDamageTold = false;
    while (lines.next()) {
      String reason = lines.isBlank() ? null : ingestLine(file, lines);
      if (reason != null) {
        // The line in which the damage is was cut by it.
        isDamageTold = damage.get().isPresent();
        var raw = ByteBuffer.wrap(lines.bytes(), 0, lines.length());
        reject(Reject.of(file.path(), lines.number(), damage.get().orElse(reason), raw), rejects);
      }
    }
    if (damage.get().isPresent() && !isDamageTold) {
      reject(Reject.of(file.path(), lines.number() + 1, damage.get().get(), NO_BYTES), rejects);
    }
  }

  /** Returns why the line is rejected; null if it is a row. */
  private String ingestLine(LakeFile file, LineReader line) throws IOException {
    if (line.tooLong()) {
      return "is longer than " + limits.maxBytes() + " bytes; only its beginning is kept here";
    }
    try {
      outputs.row(file, parser.parse(line.bytes(), line.length(), latest));
      accepted++;
      return null;
    } catch (LineRejectedException e) {
      return e.getMessage();
    }
  }

  private void reject(Reject reject, PartWriter rejects) throws IOException {
    rejects.write(reject);
    rejected++;
  }
}
