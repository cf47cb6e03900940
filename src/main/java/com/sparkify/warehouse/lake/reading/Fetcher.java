package com.sparkify.warehouse.lake.reading;

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
import org.apache.hadoop.fs.FileSystem;

/**
 * Opens the files of one task in their order. Small ones are fetched ahead, many at once, for a
 * request to S3 takes tens of milliseconds, whatever the size: at most {@value #AHEAD} files of at
 * most {@value #SMALL} bytes each, and about {@value #BYTES_AHEAD} bytes together. Larger files are
 * streamed.
 */
public final class Fetcher implements AutoCloseable {
  private static final int AHEAD = 64;
  private static final long SMALL = 1024 * 1024;
  private static final long BYTES_AHEAD = 16 * SMALL;

  /**
   * A file or split that is open.
   *
   * @param content its bytes as stored, from {@link Split#firstByte} on; null if the file was
   *     deleted or changed since the listing
   */
  public record Opened(Split split, InputStream content) {}

  /**
   * A file or split whose turn will come.
   *
   * @param bytes those of a small file; null for a large one
   */
  private record Ahead(Split split, Future<byte[]> bytes) {
    long size() {
      return bytes == null ? 0 : split.bytes();
    }
  }

  private final Iterator<Split> splits;
  private final FileSystemReader files;
  private final SmallFileReader smallFiles;
  private final ExecutorService threads;
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private long bytesAhead;

  /**
   * @param splits what to open
   * @param fs where the files are
   */
  public Fetcher(List<Split> splits, FileSystem fs) throws IOException {
    this.splits = splits.iterator();
    this.files = new FileSystemReader(fs);
    this.smallFiles = splits.stream().anyMatch(Fetcher::isSmall) ? SmallFileReader.of(fs) : files;
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
  public Opened next() throws IOException {
    while (splits.hasNext() && ahead.size() < AHEAD && bytesAhead < BYTES_AHEAD) {
      Split split = splits.next();
      var bytes = isSmall(split) ? threads.submit(() -> smallFiles.read(split.file())) : null;
      ahead.add(new Ahead(split, bytes));
      bytesAhead += ahead.getLast().size();
    }
    Ahead first = ahead.poll();
    if (first == null) {
      return null;
    }
    bytesAhead -= first.size();
    Split split = first.split();
    String path = split.file().path();
    try {
      return new Opened(split, content(first));
    } catch (FileNotFoundException e) {
      return new Opened(split, null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        return new Opened(split, null);
      }
      throw new IOException("Cannot read " + path + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot read " + path + ": interrupted", e);
    }
  }

  private InputStream content(Ahead next)
      throws IOException, ExecutionException, InterruptedException {
    if (next.bytes() == null) {
      return files.open(next.split());
    }
    byte[] bytes = next.bytes().get();
    return bytes.length == next.split().bytes() ? new ByteArrayInputStream(bytes) : null;
  }

  private static boolean isSmall(Split split) {
    return split.isWhole() && split.bytes() <= SMALL;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    smallFiles.close();
  }
}
