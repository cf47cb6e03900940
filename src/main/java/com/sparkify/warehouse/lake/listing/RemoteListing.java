package com.sparkify.warehouse.lake.listing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists all files under a folder, flat: on S3, one LIST per 1,000 keys, one after the other. If
 * there are many, the subfolders not reached yet are listed in parallel.
 */
final class RemoteListing {
  /** With fewer files, the part-filled pages of many subfolders would cost more than waiting. */
  static final int MANY = 20_000;

  private static final int PARALLELISM = 16;

  private final FileSystem fs;
  private final Path root;
  private final int many;
  private final Consumer<FileStatus> each;

  /**
   * @param many after so many files, the other subfolders are listed in parallel
   * @param each gets every file, in no order, from many threads at a time
   */
  RemoteListing(FileSystem fs, Path root, int many, Consumer<FileStatus> each) {
    this.fs = fs;
    this.root = root;
    this.many = many;
    this.each = each;
  }

  void execute() throws IOException {
    RemoteIterator<LocatedFileStatus> files = fs.listFiles(root, true);
    Set<String> listed = new HashSet<>();
    for (int count = 0; files.hasNext(); count++) {
      FileStatus file = files.next();
      String child = child(file);
      if (count >= many && !listed.contains(child)) {
        listOthers(listed);
        return;
      }
      listed.add(child);
      each.accept(file);
    }
  }

  private void listOthers(Set<String> listed) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(PARALLELISM);
    try {
      List<Future<?>> listings = new ArrayList<>();
      for (FileStatus child : fs.listStatus(root)) {
        if (listed.contains(child(child))) {
          continue;
        }
        if (child.isFile()) {
          each.accept(child);
        } else {
          listings.add(threads.submit(() -> list(child.getPath())));
        }
      }
      for (Future<?> listing : listings) {
        listing.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      threads.shutdownNow();
    }
  }

  private Void list(Path folder) throws IOException {
    RemoteIterator<LocatedFileStatus> files = fs.listFiles(folder, true);
    while (files.hasNext()) {
      each.accept(files.next());
    }
    return null;
  }

  /** The first name of its path below the root. */
  private String child(FileStatus status) {
    String below = root.toUri().relativize(status.getPath().toUri()).getRawPath();
    int slash = below.indexOf('/');
    return slash < 0 ? below : below.substring(0, slash);
  }
}
