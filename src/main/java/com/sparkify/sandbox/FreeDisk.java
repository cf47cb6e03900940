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
    if (isShort(home)) {
      throw new TransientFailure(
          "Cannot start the sandbox: %s; make room, or choose another place with --set sandbox.home=DIR"
              .formatted(describe(home)));
    }
  }

  /**
   * Whether the disk of {@code home} is as good as full, so that whatever failed may have failed by
   * that.
   */
  static boolean isShort(Path home) {
    return freeMib(home) < LEAST_MIB;
  }

  static String describe(Path home) {
    return "the disk of %s has %d MiB free, wanted %d"
        .formatted(home.toAbsolutePath(), freeMib(home), LEAST_MIB);
  }

  private static long freeMib(Path home) {
    try {
      return Files.getFileStore(home).getUsableSpace() / (1024 * 1024);
    } catch (IOException e) {
      throw new TransientFailure("Cannot use sandbox.home = %s: %s".formatted(home, e), e);
    }
  }
}
