package com.sparkify.sandbox.redshift.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A PostgreSQL of the sandbox's own, on a free port of 127.0.0.1. Its data stays, and a kill -9 of
 * this process at any moment leaves it usable.
 */
public final class PostgresServer implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final FolderLock lock;

  private PostgresServer(EmbeddedPostgres postgres, FolderLock lock) {
    this.postgres = postgres;
    this.lock = lock;
  }

  /**
   * Starts the server on the data in a folder, or on none yet.
   *
   * @throws IOException if the folder is in use or PostgreSQL does not start
   */
  public static PostgresServer start(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.toAbsolutePath()).resolve("data");
    Path complete = folder.resolve("complete");
    FolderLock lock = FolderLock.take(folder);
    try {
      OrphanedPostgres.stop(data);
      if (!Files.exists(complete)) {
        // Left by a first start that was cut off: initdb would take its half for a whole.
        delete(data);
      }
      EmbeddedPostgres postgres = launch(data, folder.resolve("postgres.log"));
      Files.write(complete, new byte[0]);
      return new PostgresServer(postgres, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres launch(Path data, Path log) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "300")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("log_timezone", "UTC")
        .setServerConfig("jit", "off")
        // Statements can hold secrets, and are nobody's business in a log.
        .setServerConfig("log_min_messages", "fatal")
        .setServerConfig("log_min_error_statement", "panic")
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .setPGStartupWait(Duration.ofSeconds(60))
        // Whoever started it stops it, after those that still use it.
        .setRegisterShutdownHook(false)
        .start();
  }

  /** Where the server listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", postgres.getPort());
  }

  /** Connections to a database as its superuser. */
  public DataSource database(String name) {
    return postgres.getDatabase("postgres", name);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop PostgreSQL: " + e.getMessage(), e);
    } finally {
      lock.close();
    }
  }
}
