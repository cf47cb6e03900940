package com.sparkify.sandbox.redshift.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second sandbox off the same data; the system lets go of it when this process ends,
 * however it ends.
 */
record FolderLock(FileChannel channel) implements AutoCloseable {

  /** Takes the lock, or fails if another sandbox has it. */
  static FolderLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: taken, like any other.
    }
    if (lock == null) {
      channel.close();
      throw new FolderInUse(folder);
    }
    return new FolderLock(channel);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the data's lock: " + e.getMessage(), e);
    }
  }
}
