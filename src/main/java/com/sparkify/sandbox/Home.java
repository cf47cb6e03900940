package com.sparkify.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** The folder of a sandbox's state, locked until this process ends, however it ends. */
record Home(Path folder, FileChannel lock) implements AutoCloseable {

  /** PostgreSQL takes 60 MiB before the first row, and logs each change a second time. */
  private static final long LEAST_MIB = 256;

  private static final JsonMapper JSON = new JsonMapper();

  /** The process that holds a home, and where it answers: the ports of S3 and Redshift. */
  record Holder(long pid, List<Integer> ports) {}

  /**
   * Takes {@code folder}, making it if there is none.
   *
   * @throws TransientFailure if another sandbox holds it, naming its process
   * @throws SettingsFailure if it cannot be written
   */
  static Home take(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("sandbox.lock");
      FileChannel lock =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException(); // as where this very process holds it
      }
      return new Home(folder, lock);
    } catch (OverlappingFileLockException held) {
      String who = holder(folder).map(by -> "process " + by.pid()).orElse("another sandbox");
      String failure =
          "Cannot start the sandbox in %s: %s uses it; end that one, or choose another folder"
              + " with --set sandbox.home=…";
      throw new TransientFailure(failure.formatted(folder, who), held);
    } catch (IOException e) {
      throw new SettingsFailure("Cannot use sandbox.home = %s: %s".formatted(folder, e), e);
    }
  }

  /** Notes for others where this sandbox answers. */
  void announce(int s3Port, int redshiftPort) throws IOException {
    long pid = ProcessHandle.current().pid();
    JSON.writeValue(note(folder), new Holder(pid, List.of(s3Port, redshiftPort)));
  }

  /** Who holds {@code folder} and answers; none if nobody does, or has not started yet. */
  static Optional<Holder> holder(Path folder) {
    try {
      return Optional.of(JSON.readValue(note(folder), Holder.class))
          .filter(holder -> ProcessHandle.of(holder.pid()).isPresent());
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  /** Says that the disk of {@code folder} is as good as full, if it is. */
  static Optional<String> fullDisk(Path folder) {
    long free = folder.toFile().getUsableSpace() / FileUtils.ONE_MB;
    String text =
        "the disk of %s has %d MiB free, wanted %d; choose another with --set sandbox.home=…";
    return Optional.of(text.formatted(folder.toAbsolutePath(), free, LEAST_MIB))
        .filter(told -> free < LEAST_MIB && Files.exists(folder));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      FileUtils.deleteQuietly(note(folder));
    }
  }

  private static File note(Path folder) {
    return folder.resolve("sandbox.pid").toFile();
  }
}
