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

/** The folder of a sandbox's state, locked until this process ends, however it ends. */
final class HomeLock {
  private HomeLock() {}

  /**
   * Takes {@code folder}, making it if there is none, until what this gives back is closed.
   *
   * @throws TransientException if another sandbox holds it, naming its process
   * @throws SettingsException if it cannot be written
   */
  static Closeable acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("sandbox.lock");
      FileChannel lock =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException(); // as where this very process holds it
      }
      Files.writeString(note(folder), String.valueOf(ProcessHandle.current().pid()));
      return lock;
    } catch (OverlappingFileLockException held) {
      String failure =
          "Cannot start the sandbox in %s: process %s uses it; end that one, or choose another"
              + " folder with --set sandbox.home=…";
      String pid = Uncheck.apply(Files::readString, note(folder));
      throw new TransientException(failure.formatted(folder, pid), held);
    } catch (IOException e) {
      throw new SettingsException("Cannot use sandbox.home = %s: %s".formatted(folder, e), e);
    }
  }

  /** Whether somebody holds {@code folder}. */
  static boolean isTaken(Path folder) {
    try {
      IOUtils.closeQuietly(acquire(folder));
      return false;
    } catch (TransientException taken) {
      return true;
    }
  }

  private static Path note(Path folder) {
    return folder.resolve("sandbox.pid");
  }
}
