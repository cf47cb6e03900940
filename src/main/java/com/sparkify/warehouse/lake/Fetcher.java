package com.sparkify.warehouse.lake;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * Opens the files of one task in their order, with small ones fetched ahead: a request to S3 takes
 * tens of milliseconds, whatever the size, so that many must be under way at once. Bounded by
 * {@value #AHEAD} files of at most {@value #SMALL} bytes each. Larger files are streamed.
 */
final class Fetcher implements AutoCloseable {
  private static final int AHEAD = 64;
  private static final long SMALL = 1024 * 1024;

  /**
   * A file that is open.
   *
   * @param content its bytes as they lie in the lake; null if it has gone or changed since it was
   *     listed
   */
  record Opened(LakeFile file, InputStream content) {}

  private record Ahead(LakeFile file, Future<byte[]> bytes) {}

  private final Iterator<LakeFile> files;
  private final String scheme;
  private final Configuration hadoop;
  private final ExecutorService threads;
  private final Deque<Ahead> ahead = new ArrayDeque<>();

  Fetcher(List<LakeFile> files, String scheme, Configuration hadoop) {
    this.files = files.iterator();
    this.scheme = scheme;
    this.hadoop = hadoop;
    this.threads =
        Executors.newFixedThreadPool(
            Math.min(AHEAD, Math.max(1, files.size())),
            task -> {
              var thread = new Thread(task, "lake-fetch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The next file, or null after the last. */
  Opened next() throws IOException {
    while (ahead.size() < AHEAD && files.hasNext()) {
      LakeFile file = files.next();
      ahead.add(
          new Ahead(file, file.size() > SMALL ? null : threads.submit(() -> readWhole(file))));
    }
    Ahead first = ahead.poll();
    if (first == null) {
      return null;
    }
    try {
      if (first.bytes() == null) {
        return new Opened(first.file(), open(first.file()));
      }
      byte[] bytes = first.bytes().get();
      boolean asListed = bytes.length == first.file().size();
      return new Opened(first.file(), asListed ? new ByteArrayInputStream(bytes) : null);
    } catch (FileNotFoundException e) {
      return new Opened(first.file(), null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        return new Opened(first.file(), null);
      }
      throw new IOException(
          "Cannot read " + first.file().path() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot read " + first.file().path() + ": interrupted", e);
    }
  }

  private byte[] readWhole(LakeFile file) throws IOException {
    try (FSDataInputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  // Told the length, S3A asks for nothing but the bytes.
  private FSDataInputStream open(LakeFile file) throws IOException {
    Path path = LakePaths.hadoopPath(file.path(), scheme);
    return FutureIO.awaitFuture(
        path.getFileSystem(hadoop)
            .openFile(path)
            .optLong("fs.option.openfile.length", file.size())
            .opt("fs.option.openfile.read.policy", "whole-file")
            .build());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
