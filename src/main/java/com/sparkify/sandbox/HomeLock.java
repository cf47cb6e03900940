package com.sparkify.sandbox;

import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * Keeps a second sandbox out of a home; the system lets go of it when this process ends, however it
 * ends. Beside it lies a note of who holds it and at which ports.
 */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;
  private final Path home;

  private HomeLock(FileChannel channel, Path home) {
    this.channel = channel;
    this.home = home;
  }

  /**
   * Takes the lock of {@code home}, making the folder if there is none.
   *
   * @throws TransientFailure if another sandbox holds it, naming its process
   * @throws SettingsFailure if the folder cannot be written
   */
  static HomeLock take(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        channel.close();
        throw held(home);
      }
      return new HomeLock(channel, home);
    } catch (IOException e) {
      throw new SettingsFailure(
          "Cannot use sandbox.home = %s: it cannot be written (%s)".formatted(home, e), e);
    }
  }

  /** Notes for others at which ports this sandbox answers. */
  void announce(Holder holder) {
    try {
      Files.writeString(note(home), holder.text());
    } catch (IOException e) {
      throw new TransientFailure("Cannot write %s: %s".formatted(note(home), e.getMessage()), e);
    }
  }

  /** Deletes {@code parts} of the home, each a file or a folder, if they are there. */
  void delete(List<String> parts) {
    for (String part : parts) {
      File file = home.resolve(part).toFile();
      FileUtils.deleteQuietly(file);
      if (file.exists()) {
        throw new TransientFailure("Cannot delete " + file);
      }
    }
  }

  /** Who holds {@code home} and answers; none if nobody does, or has not started yet. */
  static Optional<Holder> holder(Path home) {
    try {
      return Holder.parse(Files.readString(note(home))).filter(Holder::isAlive);
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(note(home));
      channel.close();
    } catch (IOException e) {
      throw new TransientFailure("Cannot let go of the sandbox's home: " + e.getMessage(), e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  private static TransientFailure held(Path home) {
    return new TransientFailure(
        "Cannot start the sandbox in %s: %s uses it; end that one, or choose another folder with --set sandbox.home=…"
            .formatted(
                home, holder(home).map(who -> "process " + who.pid()).orElse("another sandbox")));
  }

  private static Path note(Path home) {
    return home.resolve("sandbox.pid");
  }
}
