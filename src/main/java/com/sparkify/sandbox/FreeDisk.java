package com.sparkify.sandbox;

import com.sparkify.warehouse.failure.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether the disk has room, before a server finds out in words of its own. */
final class FreeDisk {
  /** PostgreSQL takes 60 MiB before the first row, and logs each change a second time. */
  private static final long LEAST_MIB = 256;

  private FreeDisk() {}

  /**
   * @throws TransientFailure if the disk of {@code home} is as good as full
   */
  static void require(Path home) {
    try {
      long free = Files.getFileStore(home).getUsableSpace() / (1024 * 1024);
      if (free < LEAST_MIB) {
        throw new TransientFailure(
            "Cannot start the sandbox: the disk of %s has %d MiB free, wanted %d; make room, or choose another place with --set sandbox.home=DIR"
                .formatted(home.toAbsolutePath(), free, LEAST_MIB));
      }
    } catch (IOException e) {
      throw new TransientFailure("Cannot start the sandbox in %s: %s".formatted(home, e), e);
    }
  }
}
