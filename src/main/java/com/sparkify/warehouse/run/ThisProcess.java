package com.sparkify.warehouse.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The process that runs here, as the run log names it. */
final class ThisProcess {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ThisProcess() {}

  /** A new run id, such as {@code 20181101T210146-5f3a90c1}; later ids sort after earlier ones. */
  static String newRunId() {
    return MOMENT.format(Instant.now()) + "-%08x".formatted(ThreadLocalRandom.current().nextInt());
  }

  /**
   * The machine or container, in which no other process has this one's id: its boot and its
   * namespace of processes, as Linux tells them. A host name is not enough, for containers share
   * them. Empty on other systems.
   */
  static Optional<String> hostId() {
    try {
      return Optional.of(
          Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
              + " "
              + Files.readSymbolicLink(Path.of("/proc/self/ns/pid")));
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  static long processId() {
    return ProcessHandle.current().pid();
  }
}
