package com.sparkify.sandbox.redshift;

import com.google.common.io.Closer;
import com.sparkify.sandbox.error.StartErrors;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
import com.sparkify.sandbox.redshift.postgres.SystemCatalog;
import com.sparkify.sandbox.redshift.postgres.SystemLog;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.session.Connection;
import com.sparkify.sandbox.redshift.session.Connection.Services;
import com.sparkify.sandbox.redshift.session.Tls;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.S3Settings;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An emulation of Amazon Redshift: PostgreSQL behind a proxy that translates Redshift's SQL. */
public final class RedshiftSandbox implements Closeable {
  private static final int BACKLOG = 300;

  private final Closer parts = Closer.create();
  private ServerSocket server;

  private RedshiftSandbox() {}

  /**
   * Starts PostgreSQL and the proxy; clients can connect when this returns.
   *
   * @param home of the sandbox, locked by the caller; the data is in its folder {@code redshift}
   * @param port on 127.0.0.1, 0 for any free port
   * @param client whose user, password and database are accepted
   * @param s3 for COPY and UNLOAD
   * @throws SettingsException if the port is in use
   * @throws TransientException if it cannot start for another reason
   */
  public static RedshiftSandbox start(Path home, int port, RedshiftSettings client, S3Settings s3) {
    RedshiftSandbox sandbox = new RedshiftSandbox();
    try {
      sandbox.open(home.resolve("redshift"), port, client, s3);
      return sandbox;
    } catch (IOException | GeneralSecurityException | SQLException | RuntimeException e) {
      sandbox.close();
      throw StartErrors.of("Redshift", port, "sandbox.redshift-port", e);
    }
  }

  private void open(Path folder, int port, RedshiftSettings client, S3Settings s3)
      throws IOException, GeneralSecurityException, SQLException {
    // First, to fail fast if the port is in use; clients wait until they are accepted.
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    server = parts.register(new ServerSocket(port, BACKLOG, loopback));
    PostgresServer postgres = PostgresServer.start(folder, parts);
    String name = client.url().replaceFirst("jdbc:redshift://[^/]+/([^?;]*).*", "$1");
    var missing =
        new SettingsException(
            "Cannot start the sandbox: redshift.user and redshift.password are missing");
    String user = client.user().orElseThrow(() -> missing);
    String password = client.password().orElseThrow(() -> missing).reveal();
    SystemCatalog.createUser(postgres.database("postgres"), user, password, name);
    DataSource database = postgres.database(name);
    int columns = SystemCatalog.install(database);
    SystemLog log = parts.register(new SystemLog(database));
    S3Objects objects = parts.register(new S3Objects(s3));
    Services services = new Services(postgres, Tls.in(folder), objects, log, columns);
    Connection.daemon(() -> accept(services), "redshift-proxy");
  }

  private void accept(Services services) {
    for (int i = 1; !server.isClosed(); i++) {
      try {
        Socket client = server.accept();
        Connection.daemon(new Connection(client, services), "redshift-" + i);
      } catch (IOException closedOrClientGone) {
        // The loop's condition distinguishes the two.
      }
    }
  }

  /** The port on 127.0.0.1 that clients connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Stops PostgreSQL, and with it all connections; the data stays. */
  @Override
  public void close() {
    try {
      parts.close();
    } catch (IOException e) {
      throw new TransientException("Cannot stop the Redshift sandbox: " + e.getMessage(), e);
    }
  }
}
