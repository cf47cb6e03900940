package com.sparkify.sandbox;

import com.sparkify.warehouse.failure.SettingsFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FilenameUtils;
import org.apache.commons.io.function.Uncheck;

/** Tells which process listens on a port, where the system shows it (Linux, by /proc). */
public final class PortHolder {

  /** The state LISTEN in /proc/net/tcp: TCP_LISTEN of the kernel's net/tcp_states.h. */
  private static final String LISTEN = "0A";

  private PortHolder() {}

  /**
   * Who listens on a TCP port, such as {@code process 4242 (java)}; none if nobody does or the
   * system does not tell. Arguments are left out, for they may hold secrets.
   */
  public static Optional<String> describe(int port) {
    String local = String.format(Locale.ROOT, ":%04X", port);
    // Columns as in proc(5): 1 is the local address, 3 the state, 9 the inode.
    Set<String> sockets =
        Stream.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))
            .filter(Files::isReadable)
            .flatMap(table -> Uncheck.apply(Files::readAllLines, table).stream())
            .map(line -> line.strip().split("\\s+"))
            .filter(columns -> columns[1].endsWith(local) && columns[3].equals(LISTEN))
            .map(columns -> "socket:[" + columns[9] + "]")
            .collect(Collectors.toSet());
    return ProcessHandle.allProcesses()
        .filter(process -> holdsAny(process, sockets))
        .map(process -> "process %d (%s)".formatted(process.pid(), name(process)))
        .findFirst();
  }

  private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
    File[] open = new File("/proc/" + process.pid() + "/fd").listFiles();
    return open != null // where we may look
        && Stream.of(open).map(PortHolder::target).anyMatch(sockets::contains);
  }

  private static String target(File descriptor) {
    try {
      return Files.readSymbolicLink(descriptor.toPath()).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static String name(ProcessHandle process) {
    return FilenameUtils.getName(process.info().command().orElse("unknown"));
  }

  /** The failure to start {@code server} for its port, which the setting {@code key} chooses. */
  public static SettingsFailure taken(String server, int port, String key, Throwable cause) {
    return new SettingsFailure(
        "Cannot start %s: port %d is taken%s; choose another with --set %s=%d"
            .formatted(server, port, describe(port).map(" by "::concat).orElse(""), key, port + 1),
        cause);
  }
}
