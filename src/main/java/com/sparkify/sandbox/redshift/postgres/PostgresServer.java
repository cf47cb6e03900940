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
 * A PostgreSQL of the sandbox's own, on a free port of 127.0.0.1. Its data stays, and a kill -9 of
 * this process at any moment leaves it usable.
 *
 * @param exchange the folder where rows of COPY and UNLOAD pass between the server and the front
 */
public record PostgresServer(EmbeddedPostgres postgres, Path exchange) {
  private static final int STOP_SECONDS = 20;

  /**
   * Starts the server on the data in a folder, which nobody else uses, or on none yet.
   *
   * @param parts takes what has to be closed, whether this succeeds or not
   * @throws IOException if PostgreSQL does not start
   */
  public static PostgresServer start(Path home, Closer parts) throws IOException {
    Path folder = Files.createDirectories(home.toAbsolutePath());
    // Other users of this machine can reach the port, so the password must not be theirs to read.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path data = folder.resolve("data");
    Path exchange = Files.createDirectories(folder.resolve("exchange"));
    for (File pipe : exchange.toFile().listFiles()) {
      // PostgreSQL may wait for a front that was killed to open it, and not end before.
      new RandomAccessFile(pipe, "rw").close();
    }
    stopOrphan(data);
    if (!Files.exists(data.resolve("postmaster.opts"))) {
      // A first start was cut off: initdb would take its half for a whole.
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
            // As in the PostgreSQL 8.0 that Redshift comes from: backslashes escape in strings.
            .setServerConfig("standard_conforming_strings", "off")
            .setServerConfig("escape_string_warning", "off")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            // A query ends when its client has gone.
            .setServerConfig("client_connection_check_interval", "1s")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("work_mem", "64MB")
            // Statements can hold secrets, and are nobody's business in a log.
            .setServerConfig("log_min_messages", "fatal")
            .setServerConfig("log_min_error_statement", "panic")
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setPGStartupWait(Duration.ofSeconds(60))
            // Whoever started it stops it, after those that still use it.
            .setRegisterShutdownHook(false)
            .start();
    return new PostgresServer(parts.register(postgres), exchange);
  }

  /** The PostgreSQL of a sandbox that was killed lives on, and would keep its data to itself. */
  private static void stopOrphan(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.exists(file)) {
      String pid = Files.readAllLines(file).get(0).strip();
      ProcessHandle orphan = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
      // Another process may have its number by now.
      if (orphan != null && orphan.info().commandLine().orElse("").contains(data.toString())) {
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM, which Java would send, waits for clients.
        new ProcessBuilder("kill", "-INT", pid).start();
        orphan.onExit().completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join();
      }
    }
  }

  /** Where the server listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", postgres.getPort());
  }

  /** Connections to a database as its superuser. */
  public DataSource database(String name) {
    return postgres.getDatabase("postgres", name);
  }
}
