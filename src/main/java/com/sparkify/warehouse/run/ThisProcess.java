package com.sparkify.warehouse.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
