package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Location;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.s3.S3Objects.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The files of a load in their order. Small ones are fetched ahead, some at once, for a catalogue
 * of tiny objects would take a round trip each; large ones are opened when it is their turn.
 */
final class FilesAhead implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int AHEAD = 64;
  private static final long SMALL = 256 << 10;

  private final S3Objects objects;
  private final Iterator<Entry> entries;
  private final ArrayDeque<Future<Opened>> fetched = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "redshift-copy-fetch");
            thread.setDaemon(true);
            return thread;
          });

  /** A file to read; its content is null if it is not there and need not be. */
  record Opened(S3Location file, InputStream content) {}

  FilesAhead(S3Objects objects, Iterator<Entry> entries) {
    this.objects = objects;
    this.entries = entries;
  }

  /** The next file; null if there is none. */
  Opened next() throws S3Failure, IOException, InterruptedException {
    while (fetched.size() < AHEAD && entries.hasNext()) {
      Entry entry = entries.next();
      fetched.add(threads.submit(() -> fetch(entry)));
    }
    if (fetched.isEmpty()) {
      return null;
    }
    try {
      Opened opened = fetched.remove().get();
      boolean isLarge = opened.content() == null && opened.file() != null;
      return isLarge ? new Opened(opened.file(), objects.open(opened.file())) : opened;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof S3Failure failure) {
        throw new S3Failure(failure.getMessage());
      }
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private Opened fetch(Entry entry) throws S3Failure, IOException {
    if (!entry.isMandatory() && !objects.exists(entry.file())) {
      return new Opened(null, null);
    }
    if (entry.size() < 0 || entry.size() > SMALL) {
      return new Opened(entry.file(), null);
    }
    try (InputStream in = objects.open(entry.file())) {
      return new Opened(entry.file(), new ByteArrayInputStream(in.readAllBytes()));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
