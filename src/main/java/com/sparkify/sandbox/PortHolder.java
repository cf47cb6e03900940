package com.sparkify.sandbox;

import com.sparkify.warehouse.failure.SettingsFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which process listens on a port, where the system shows it (Linux, by /proc). */
public final class PortHolder {

  private static final Path PROC = Path.of("/proc");

  /** The state LISTEN in /proc/net/tcp: TCP_LISTEN of the kernel's net/tcp_states.h. */
  private static final String LISTEN = "0A";

  private PortHolder() {}

  /**
   * Who listens on the TCP port {@code port} of this machine, such as {@code process 4242 (java)};
   * none if nobody does or the system does not tell. The process's arguments are left out, for they
   * may hold secrets.
   */
  public static Optional<String> describe(int port) {
    Set<String> sockets =
        Stream.of("net/tcp", "net/tcp6")
            .flatMap(table -> lines(PROC.resolve(table)))
            .map(line -> line.strip().split("\\s+"))
            .filter(columns -> columns.length > 9 && listensOn(columns, port))
            .map(columns -> "socket:[" + columns[9] + "]")
            .collect(Collectors.toSet());
    return sockets.isEmpty() ? Optional.empty() : holder(sockets);
  }

  /**
   * Passes if nobody listens on {@code port} of 127.0.0.1, so that nothing is started in vain.
   *
   * @param server what wants the port, for the message
   * @param key the setting that chooses the port, for the message
   * @throws SettingsFailure if it is taken, naming the holder and the way out
   */
  public static void requireFree(String server, int port, String key) {
    try {
      new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    } catch (IOException e) {
      throw taken(server, port, key, e);
    }
  }

  /** The failure that {@link #requireFree} tells, for a {@code cause} that was met later. */
  public static SettingsFailure taken(String server, int port, String key, Throwable cause) {
    return new SettingsFailure(
        "Cannot start %s: port %d is taken%s; choose another with --set %s=%d"
            .formatted(server, port, describe(port).map(" by "::concat).orElse(""), key, port + 1),
        cause);
  }

  /**
   * Columns as in proc(5): 1 is the local address and port in hexadecimal, 3 the state, 9 the
   * inode.
   */
  private static boolean listensOn(String[] columns, int port) {
    return LISTEN.equals(columns[3])
        && columns[1].endsWith(String.format(Locale.ROOT, ":%04X", port));
  }

  private static Optional<String> holder(Set<String> sockets) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsAny(process, sockets)) {
          String name = lines(process.resolve("comm")).findFirst().orElse("unknown");
          return Optional.of("process %s (%s)".formatted(process.getFileName(), name));
        }
      }
    } catch (IOException noProc) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean holdsAny(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException goneOrNotOurs) {
      return false;
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException notHere) {
      return Stream.empty();
    }
  }
}
