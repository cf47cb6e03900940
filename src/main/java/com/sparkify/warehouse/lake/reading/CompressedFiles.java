package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.fs.FileSystem;

/** Tells which files cannot be cut, by a request for the first bytes of each. */
public final class CompressedFiles {
  private static final int PARALLELISM = 16;

  private final FileSystemReader files;

  /**
   * @param fs where the files are
   */
  public CompressedFiles(FileSystem fs) {
    this.files = new FileSystemReader(fs);
  }

  /** Those that are compressed, or not there any more. */
  public Set<LakeFile> among(List<LakeFile> some) throws IOException {
    if (some.isEmpty()) {
      return Set.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(PARALLELISM, some.size()));
    try {
      var whole = new HashSet<LakeFile>();
      var asked =
          some.stream()
              .map(file -> threads.submit((Callable<Boolean>) () -> isCompressed(file)))
              .toList();
      for (int i = 0; i < some.size(); i++) {
        if (asked.get(i).get()) {
          whole.add(some.get(i));
        }
      }
      return whole;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isCompressed(LakeFile file) throws IOException {
    try (InputStream in = files.openFirstBytes(file)) {
      return Compression.of(in.readNBytes(Compression.MAGIC)).isPresent();
    } catch (FileNotFoundException e) {
      return true;
    }
  }
}
