package com.sparkify.bench;

import com.sparkify.warehouse.error.TransientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.util.ShutdownHookManager;

/** A temporary folder and the servers that use it; both are cleaned up, even after Ctrl-C. */
final class BenchHome implements AutoCloseable {
  private static final int STOP_PRIORITY = 1;
  private static final int STOP_SECONDS = 60;

  private final Path folder;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Runnable clear = this::clear;
  private boolean isCleared;

  private BenchHome(Path folder) {
    this.folder = folder;
    ShutdownHookManager.get().addShutdownHook(clear, STOP_PRIORITY, STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** Creates the folder in the system's temporary directory. */
  static BenchHome open() {
    try {
      return new BenchHome(Files.createTempDirectory("sparkify-bench"));
    } catch (IOException e) {
      throw BenchErrors.cannot("create a temporary folder", e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Closes {@code part} before the folder is deleted; the last registered is closed first. */
  synchronized <T extends AutoCloseable> T register(T part) {
    parts.push(part);
    if (isCleared) {
      clear();
      throw new TransientException("Interrupted");
    }
    return part;
  }

  /** Closes all parts, and deletes the folder. */
  @Override
  public void close() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(clear);
    }
    clear();
  }

  private synchronized void clear() {
    isCleared = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // as AutoCloseable declares it
        System.err.println("Cannot stop a part of the bench: " + e.getMessage());
      }
    }
    FileUtils.deleteQuietly(folder.toFile());
  }
}
