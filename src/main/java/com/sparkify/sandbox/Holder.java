package com.sparkify.sandbox;

import java.util.Optional;

/** The process that holds a home, and where its servers listen. */
record Holder(long pid, int s3Port, int redshiftPort) {

  static Holder ofThisProcess(int s3Port, int redshiftPort) {
    return new Holder(ProcessHandle.current().pid(), s3Port, redshiftPort);
  }

  static Optional<Holder> parse(String text) {
    if (!text.strip().matches("\\d{1,18} \\d{1,5} \\d{1,5}")) {
      return Optional.empty();
    }
    String[] parts = text.strip().split(" ");
    return Optional.of(
        new Holder(
            Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
  }

  String text() {
    return pid + " " + s3Port + " " + redshiftPort;
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).isPresent();
  }
}
