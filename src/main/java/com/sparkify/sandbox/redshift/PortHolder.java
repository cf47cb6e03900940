package com.sparkify.sandbox.redshift;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says who has a port, where the system tells: Linux does, in /proc. */
final class PortHolder {
  private static final String LISTENING = "0A";

  private PortHolder() {}

  /**
   * Fails, naming the holder, if a port is taken; before anything is started that would have to be
   * stopped again.
   */
  static void requireFree(int port) {
    try (ServerSocket ignored = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start the Redshift sandbox: " + taken(port), e);
    }
  }

  static String taken(int port) {
    return "port %d is in use%s. Choose another with --set sandbox.redshift-port=%d"
        .formatted(port, holder(port).map(who -> " by " + who).orElse(""), port + 1);
  }

  private static Optional<String> holder(int port) {
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.strip().split(" +");
          if (fields.length > 9
              && fields[1].endsWith(":%04X".formatted(port))
              && fields[3].equals(LISTENING)) {
            return process("socket:[" + fields[9] + "]");
          }
        }
      } catch (IOException e) {
        // Not Linux, or not allowed to look: the port is taken all the same.
      }
    }
    return Optional.empty();
  }

  private static Optional<String> process(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .findFirst()
        .map(
            process ->
                "process %d (%s)"
                    .formatted(process.pid(), process.info().command().orElse("unknown")));
  }

  private static boolean holds(long pid, String socket) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files) {
        if (Files.readSymbolicLink(file).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException | RuntimeException e) {
      // Another user's process, or one that has just ended.
    }
    return false;
  }
}
