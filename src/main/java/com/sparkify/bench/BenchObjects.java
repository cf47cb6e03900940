package com.sparkify.bench;

import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import com.sparkify.sample.SampleData;
import com.sparkify.sample.SampleSize;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.lake.parsing.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Generates the input objects: once per size, and always the same for the same size. */
final class BenchObjects {
  private static final String BUCKET = "bench-lake";
  private static final long SEED = 1;

  /** Largest size of one object, in bytes. */
  private static final long MAX_OBJECT_BYTES = 1_000_000_000;

  private final S3Sandbox server;
  private final Path scratch;
  private final Map<String, RawData> made = new HashMap<>();

  /**
   * Raw data in the S3 server.
   *
   * @param location bucket and folder
   * @param rows number of rows
   */
  record RawData(String location, long rows) {}

  BenchObjects(S3Sandbox server, Path scratch) {
    this.server = server;
    this.scratch = scratch;
    server.createBucket(BUCKET);
  }

  RawData of(Source source, long size) {
    String folder = source.label() + "-" + size;
    return made.computeIfAbsent(
        folder, name -> source == Source.SONGS ? songs(name, (int) size) : events(name, size));
  }

  private RawData songs(String folder, int count) {
    SampleData.generate(
        SEED,
        new SampleSize(1, 1, count, 1),
        (key, content) -> {
          if (key.startsWith("song_data/")) {
            server.put(BUCKET, folder + "/" + key, ByteSource.wrap(content));
          }
        });
    return new RawData(BUCKET + "/" + folder + "/song_data", count);
  }

  // Repeats the same days of some thousand events, further apart than gzip's window.
  private RawData events(String folder, long bytes) {
    var rows = new AtomicLong();
    long left = bytes;
    for (int number = 1; left > 0; number++) {
      Path file = scratch.resolve("events-" + number);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
        left -= fill(out, Math.min(MAX_OBJECT_BYTES, left), rows);
      } catch (IOException e) {
        throw BenchErrors.cannot("write " + file, e);
      }
      server.put(
          BUCKET,
          "%s/log_data/2018/11/2018-11-%02d-events.json".formatted(folder, number),
          MoreFiles.asByteSource(file));
      delete(file);
    }
    return new RawData(BUCKET + "/" + folder + "/log_data", rows.get());
  }

  private static long fill(OutputStream out, long bytes, AtomicLong rows) throws IOException {
    byte[] lines = EventLines.INSTANCE.bytes();
    long written = 0;
    while (written < bytes) {
      int end = EventLines.endOfLine(lines, bytes - written);
      out.write(lines, 0, end);
      rows.addAndGet(EventLines.count(lines, end));
      written += end;
    }
    return written;
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw BenchErrors.cannot("delete " + file, e);
    }
  }
}
