package com.sparkify.sandbox.redshift.postgres;

import com.google.common.io.Closer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;

/**
 * The sandbox's PostgreSQL, on a free port of 127.0.0.1. Its data survives restarts, and a kill -9
 * of this process at any time.
 *
 * @param exchange folder of the files that COPY and UNLOAD exchange between the server and the
 *     proxy
 */
public record PostgresServer(EmbeddedPostgres postgres, Path exchange) {
  private static final int STOP_SECONDS = 20;

  /**
   * Starts the server with the data in {@code home}, or creates it.
   *
   * @param home locked by the caller
   * @param parts receives what must be closed, even if this fails
   */
  public static PostgresServer start(Path home, Closer parts) throws IOException {
    Path folder = Files.createDirectories(home.toAbsolutePath());
    // Other users of this machine can reach the port, so they must not read the password.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path data = folder.resolve("data");
    Path exchange = Files.createDirectories(folder.resolve("exchange"));
    for (File pipe : exchange.toFile().listFiles()) {
      // PostgreSQL may still wait for a killed proxy to open the pipe, and would not stop.
      new RandomAccessFile(pipe, "rw").close();
    }
    stopOrphan(data);
    if (!Files.exists(data.resolve("postmaster.opts"))) {
      // The first start was interrupted, and initdb would accept the incomplete data.
      FileUtils.deleteDirectory(data.toFile());
    }
    FileUtils.cleanDirectory(exchange.toFile());
    Path password = folder.resolve("postgres.password");
    if (!Files.exists(password)) {
      Files.writeString(password, UUID.randomUUID().toString());
    }
    Redirect log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("auth", "md5")
            .setLocaleConfig("pwfile", password.toString())
            .setConnectConfig("password", Files.readString(password))
            .setServerConfig("password_encryption", "md5")
            .setServerConfig("sandbox.exchange", exchange.toString())
            // As in PostgreSQL 8.0, and so in Redshift: backslashes are escapes.
            .setServerConfig("standard_conforming_strings", "off")
            .setServerConfig("escape_string_warning", "off")
            // So that a DOUBLE PRECISION has 15 digits, unless the client wants more.
            .setServerConfig("extra_float_digits", "0")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            // Cancels queries of disconnected clients.
            .setServerConfig("client_connection_check_interval", "1s")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("work_mem", "64MB")
            // Statements can contain secrets, and must not be logged.
            .setServerConfig("log_min_messages", "fatal")
            .setServerConfig("log_min_error_statement", "panic")
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setPGStartupWait(Duration.ofSeconds(60))
            // The caller stops it, after its clients.
            .setRegisterShutdownHook(false)
            .start();
    return new PostgresServer(parts.register(postgres), exchange);
  }

  /** Stops the PostgreSQL of a killed sandbox, which still runs and locks the data. */
  private static void stopOrphan(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.exists(file)) {
      String pid = Files.readAllLines(file).get(0).strip();
      ProcessHandle orphan = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
      // The pid may have been reused.
      if (orphan != null && orphan.info().commandLine().orElse("").contains(data.toString())) {
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM, which Java would send, waits for clients.
        new ProcessBuilder("kill", "-INT", pid).start();
        orphan.onExit().completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join();
      }
    }
  }

  public InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", postgres.getPort());
  }

  /** Connections to a database as superuser. */
  public DataSource database(String name) {
    return postgres.getDatabase("postgres", name);
  }
}
