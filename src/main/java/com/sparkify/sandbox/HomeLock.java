package com.sparkify.sandbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/** The lock on a sandbox's home folder; the system releases it even after kill -9. */
final class HomeLock {
  private HomeLock() {}

  /**
   * Locks {@code folder}, creating it if it does not exist, until the result is closed.
   *
   * @throws TransientException if another sandbox has the lock; the message names its process
   * @throws SettingsException if it cannot be written
   */
  static Closeable acquire(Path folder) {
    Path pid = folder.resolve("sandbox.pid");
    try {
      Files.createDirectories(folder);
      FileChannel lock = FileChannel.open(folder.resolve("sandbox.lock"), CREATE, WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException(); // as thrown if this process has the lock
      }
      Files.writeString(pid, String.valueOf(ProcessHandle.current().pid()));
      return lock;
    } catch (OverlappingFileLockException locked) {
      String failure =
          "Cannot start the sandbox in %s: process %s uses it; end that one, or choose another"
              + " folder with --set sandbox.home=…";
      String owner = Uncheck.apply(Files::readString, pid);
      throw new TransientException(failure.formatted(folder, owner), locked);
    } catch (IOException e) {
      throw SandboxSettings.notAFolder("sandbox.home", folder, "cannot be made or written", e);
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
}
