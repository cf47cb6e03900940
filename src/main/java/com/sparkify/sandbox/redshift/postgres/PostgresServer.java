package com.sparkify.sandbox.redshift.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A PostgreSQL of the sandbox's own, on a free port of 127.0.0.1. Its data stays, and a kill -9 of
 * this process at any moment leaves it usable.
 */
public final class PostgresServer implements AutoCloseable {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final EmbeddedPostgres postgres;
  private final FolderLock lock;
  private final Path exchange;

  private PostgresServer(EmbeddedPostgres postgres, FolderLock lock, Path exchange) {
    this.postgres = postgres;
    this.lock = lock;
    this.exchange = exchange;
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
      Path exchange = folder.toAbsolutePath().resolve("exchange");
      delete(exchange);
      Files.createDirectory(exchange, OWNER_ONLY);
      EmbeddedPostgres postgres = launch(data, folder, exchange);
      Files.write(complete, new byte[0]);
      return new PostgresServer(postgres, lock, exchange);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres launch(Path data, Path folder, Path exchange) throws IOException {
    String password = password(folder.resolve("postgres.password"));
    Path log = folder.resolve("postgres.log");
    return EmbeddedPostgres.builder()
        .setLocaleConfig("auth", "md5")
        .setLocaleConfig("pwfile", folder.toAbsolutePath().resolve("postgres.password").toString())
        .setConnectConfig("password", password)
        .setServerConfig("password_encryption", "md5")
        .setServerConfig("sandbox.exchange", exchange.toString())
        // As in the PostgreSQL 8.0 that Redshift comes from: backslashes escape in strings.
        .setServerConfig("standard_conforming_strings", "off")
        .setServerConfig("escape_string_warning", "off")
        .setServerConfig("backslash_quote", "on")
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

  /** The superuser's password: other users of this machine can reach the port, too. */
  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, UUID.randomUUID().toString());
    }
    return Files.readString(file);
  }

  /** Where rows of COPY and UNLOAD pass between the server and the front. */
  public Path exchange() {
    return exchange;
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
