package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.LineParser;
import com.sparkify.warehouse.lake.parsing.LineRejectedException;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.FileContent;
import com.sparkify.warehouse.lake.reading.JsonForm;
import com.sparkify.warehouse.lake.reading.LineReader;
import com.sparkify.warehouse.lake.reading.RecordReader;
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
 * Ingests files record by record: each becomes a row or a reject, and each file a row that counts
 * them. For a split of a large file only the counts are kept, to be put together with the others.
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
    long lines;
    try (InputStream content = opened.content()) {
      if (split.isWhole()) {
        try (var whole = new FileContent(content, file.size())) {
          byte[] beginning = whole.beginning(JsonForm.BEGINNING);
          RecordReader records =
              JsonForm.of(beginning, beginning.length).reader(whole, limits.maxBytes());
          lines = ingestRecords(file, records, whole::damage, rejects);
        }
      } else {
        RecordReader records = LineReader.ofSplit(content, split, limits.maxBytes());
        lines = ingestRecords(file, records, Optional::empty, rejects);
      }
    }
    long newlyAccepted = accepted - acceptedBefore;
    long newlyRejected = rejected - rejectedBefore;
    if (split.isWhole()) {
      outputs.file(file, newlyAccepted, newlyRejected);
    } else {
      splits.add(
          new SplitCount(file, split.start(), lines, newlyAccepted, newlyRejected, rejects.path()));
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
   * Ingests all records, and returns how many lines they are on.
   *
   * @param damage why what was read so far ends before the end of the file, if it does
   */
  private long ingestRecords(
      LakeFile file, RecordReader records, Supplier<Optional<String>> damage, PartWriter rejects)
      throws IOException {
    long before = accepted + rejected;
    boolean isDamageTold = false;
    while (records.next()) {
      if (!records.isBlank()) {
        long rejectedBefore = rejected;
        ingest(file, records, before, damage, rejects);
        // The record in which the damage is was cut by it.
        isDamageTold |= rejected > rejectedBefore && damage.get().isPresent();
      }
    }
    Optional<String> end = damage.get().or(records::damage);
    if (end.isPresent() && !isDamageTold) {
      reject(file, records.nextNumber(), before, end.get(), NO_BYTES, rejects);
    }
    return records.nextNumber() - 1;
  }

  /** Ingests a record, or all that are on a line. */
  private void ingest(
      LakeFile file,
      RecordReader record,
      long before,
      Supplier<Optional<String>> damage,
      PartWriter rejects)
      throws IOException {
    int offset = 0;
    while (offset >= 0) {
      String reason = ingest(file, record, offset);
      int next = record.tooLong() ? -1 : parser.rest();
      if (reason != null) {
        int end = next < 0 ? record.length() : next;
        var raw = ByteBuffer.wrap(record.bytes(), offset, end - offset);
        reject(file, record.number(), before, damage.get().orElse(reason), raw, rejects);
      }
      offset = next;
    }
  }

  /** Returns why the record is rejected; null if it is a row. */
  private String ingest(LakeFile file, RecordReader record, int offset) throws IOException {
    if (record.tooLong()) {
      return "is longer than " + limits.maxBytes() + " bytes; only its beginning is kept here";
    }
    try {
      outputs.row(file, parser.parse(record.bytes(), offset, record.length() - offset, latest));
      accepted++;
      return null;
    } catch (LineRejectedException e) {
      return e.getMessage();
    }
  }

  private void reject(
      LakeFile file, long line, long before, String reason, ByteBuffer raw, PartWriter rejects)
      throws IOException {
    long record = accepted + rejected - before + 1;
    rejects.write(Reject.of(file.path(), line, record, reason, raw));
    rejected++;
  }
}
