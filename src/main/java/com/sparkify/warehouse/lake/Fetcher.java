package com.sparkify.warehouse.lake;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the files of one task in their order, with small ones fetched ahead: a request to S3 takes
 * tens of milliseconds, whatever the size, so that many must be under way at once. Bounded by
 * {@value #AHEAD} files of at most {@value #SMALL} bytes each, and {@value #BYTES_AHEAD} bytes
 * together. Larger files are streamed.
 */
final class Fetcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
  private static final int AHEAD = 64;
  private static final long SMALL = 1024 * 1024;
  private static final long BYTES_AHEAD = 16 * SMALL;

  /**
   * A file or split that is open.
   *
   * @param content its bytes as they lie in the lake, from {@link LineReader#firstByte} on; null if
   *     the file has gone or changed since it was listed
   */
  record Opened(Split split, InputStream content) {}

  private record Ahead(Split split, Future<byte[]> bytes) {
    long size() {
      return bytes == null ? 0 : split.bytes();
    }
  }

  private final Iterator<Split> splits;
  private final String scheme;
  private final Configuration hadoop;
  private final ExecutorService threads;
  private final Optional<SmallObjects> smallObjects;
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private long bytesAhead;

  Fetcher(List<Split> splits, String scheme, Configuration hadoop) throws IOException {
    this.splits = splits.iterator();
    this.smallObjects = smallObjects(splits, scheme, hadoop);
    this.scheme = scheme;
    this.hadoop = hadoop;
    this.threads =
        Executors.newFixedThreadPool(
            Math.min(AHEAD, Math.max(1, splits.size())),
            task -> {
              var thread = new Thread(task, "lake-fetch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The next file, or null after the last. */
  Opened next() throws IOException {
    while (splits.hasNext() && ahead.size() < AHEAD && bytesAhead < BYTES_AHEAD) {
      var next = fetch(splits.next());
      bytesAhead += next.size();
      ahead.add(next);
    }
    Ahead first = ahead.poll();
    if (first == null) {
      return null;
    }
    bytesAhead -= first.size();
    Split split = first.split();
    try {
      if (first.bytes() == null) {
        return new Opened(split, open(split, split.file().size()));
      }
      byte[] bytes = first.bytes().get();
      boolean asListed = bytes.length == split.file().size();
      return new Opened(split, asListed ? new ByteArrayInputStream(bytes) : null);
    } catch (FileNotFoundException e) {
      return new Opened(split, null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        return new Opened(split, null);
      }
      throw new IOException(
          "Cannot read " + split.file().path() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot read " + split.file().path() + ": interrupted", e);
    }
  }

  private static Optional<SmallObjects> smallObjects(
      List<Split> splits, String scheme, Configuration hadoop) throws IOException {
    if (splits.stream().noneMatch(Fetcher::isSmall)) {
      return Optional.empty();
    }
    Path path = LakePaths.hadoopPath(splits.get(0).file().path(), scheme);
    FileSystem fs = path.getFileSystem(hadoop);
    try {
      return SmallObjects.of(fs);
    } catch (LinkageError | RuntimeException notWithThisHadoop) {
      LOG.debug("Small objects are read through the file system", notWithThisHadoop);
      return Optional.empty();
    }
  }

  private Ahead fetch(Split split) {
    return new Ahead(split, isSmall(split) ? threads.submit(() -> readWhole(split)) : null);
  }

  private static boolean isSmall(Split split) {
    return split.isWhole() && split.bytes() <= SMALL;
  }

  private byte[] readWhole(Split split) throws IOException {
    Optional<byte[]> bytes = smallObjects.flatMap(objects -> objects.read(split.file()));
    if (bytes.isPresent()) {
      return bytes.get();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the task has ended");
    }
    // Told one more than was listed, S3A shows whether the object has grown.
    try (FSDataInputStream in = open(split, split.file().size() + 1)) {
      return in.readAllBytes();
    }
  }

  // Told the length, S3A asks for nothing but the bytes.
  private FSDataInputStream open(Split split, long length) throws IOException {
    Path path = LakePaths.hadoopPath(split.file().path(), scheme);
    FSDataInputStream in =
        FutureIO.awaitFuture(
            path.getFileSystem(hadoop)
                .openFile(path)
                .optLong("fs.option.openfile.length", length)
                .opt(
                    "fs.option.openfile.read.policy", split.isWhole() ? "whole-file" : "sequential")
                .build());
    in.seek(LineReader.firstByte(split));
    return in;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    smallObjects.ifPresent(SmallObjects::close);
  }
}
