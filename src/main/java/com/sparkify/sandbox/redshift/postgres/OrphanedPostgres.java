package com.sparkify.sandbox.redshift.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL of a sandbox that was killed: it lives on, and would keep its data to itself. */
final class OrphanedPostgres {
  private static final int WAIT_SECONDS = 20;

  private OrphanedPostgres() {}

  /**
   * Stops the server that runs on a data folder, if one does; call only while holding the folder's
   * lock.
   */
  static void stop(Path data) throws IOException {
    Optional<ProcessHandle> orphan = running(data);
    if (orphan.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM, which Java would send, waits for clients.
    new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start();
    try {
      orphan.get().onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an earlier sandbox's PostgreSQL was stopping", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "an earlier sandbox's PostgreSQL (process %d) does not stop"
              .formatted(orphan.get().pid()),
          e);
    }
  }

  /**
   * The process that the data folder names, if it still is a PostgreSQL on that folder and not a
   * successor.
   */
  private static Optional<ProcessHandle> running(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(process -> isPostgresOn(process, data));
  }

  private static boolean isPostgresOn(ProcessHandle process, Path data) {
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    String command = process.info().command().orElse("");
    return command.contains("postgres") && arguments.contains(data.toString());
  }
}
