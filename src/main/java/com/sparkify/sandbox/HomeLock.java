package com.sparkify.sandbox;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/** Locks a sandbox's home folder. The system releases the lock even after kill -9. */
final class HomeLock {
  private HomeLock() {}

  /**
   * Locks {@code folder}, creating it if it does not exist, until the result is closed.
   *
   * @throws TransientException if another sandbox has the lock; the message names its process
   * @throws SettingsException if it cannot be written
   */
  static Closeable acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("sandbox.lock");
      FileChannel lock =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException(); // as thrown if this process has the lock
      }
      Files.writeString(pidFile(folder), String.valueOf(ProcessHandle.current().pid()));
      return lock;
    } catch (OverlappingFileLockException locked) {
      String failure =
          "Cannot start the sandbox in %s: process %s uses it; end that one, or choose another"
              + " folder with --set sandbox.home=…";
      String pid = Uncheck.apply(Files::readString, pidFile(folder));
      throw new TransientException(failure.formatted(folder, pid), locked);
    } catch (IOException e) {
      throw new SettingsException("Cannot use sandbox.home = %s: %s".formatted(folder, e), e);
    }
  }

  static boolean isLocked(Path folder) {
    try {
      IOUtils.closeQuietly(acquire(folder));
      return false;
    } catch (TransientException locked) {
      return true;
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("sandbox.pid");
  }
}
