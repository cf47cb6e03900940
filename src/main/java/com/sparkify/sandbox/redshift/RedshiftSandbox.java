package com.sparkify.sandbox.redshift;

import com.google.common.io.Closer;
import com.sparkify.sandbox.error.StartErrors;
import com.sparkify.sandbox.redshift.catalogue.Catalogue;
import com.sparkify.sandbox.redshift.catalogue.SystemLog;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
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

/** A look-alike of Amazon Redshift: PostgreSQL behind a front that speaks Redshift. */
public final class RedshiftSandbox implements Closeable {
  private static final int BACKLOG = 300;

  private final Closer parts = Closer.create();
  private ServerSocket server;

  private RedshiftSandbox() {}

  /**
   * Starts PostgreSQL and the front; when this returns, clients can connect.
   *
   * @param home the sandbox's folder, which nobody else uses; the data is kept in its folder {@code
   *     redshift}
   * @param port the port on 127.0.0.1, 0 for any that is free
   * @param client the user and the database that are let in
   * @param s3 the S3 server that COPY and UNLOAD reach, with its keys
   * @throws SettingsException if the port is taken
   * @throws TransientException if it does not start for another reason
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
    // First, for others may have the port; clients wait until they are accepted.
    InetAddress here = InetAddress.getByName("127.0.0.1");
    server = parts.register(new ServerSocket(port, BACKLOG, here));
    PostgresServer postgres = PostgresServer.start(folder, parts);
    String name = client.url().replaceFirst("jdbc:redshift://[^/]+/([^?;]*).*", "$1");
    String password = client.password().reveal();
    Catalogue.admit(postgres.database("postgres"), client.user(), password, name);
    DataSource database = postgres.database(name);
    Catalogue.install(database);
    SystemLog log = parts.register(new SystemLog(database));
    S3Objects objects = parts.register(new S3Objects(s3));
    Services services = new Services(postgres, Tls.in(folder), objects, log);
    Connection.daemon(() -> accept(services), "redshift-front");
  }

  private void accept(Services services) {
    for (int i = 1; !server.isClosed(); i++) {
      try {
        Socket client = server.accept();
        Connection.daemon(new Connection(client, services), "redshift-" + i);
      } catch (IOException closedOrClientGone) {
        // The loop's condition tells which.
      }
    }
  }

  /** The port on 127.0.0.1 that clients connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Ends PostgreSQL, and with it all connections; the data stays. */
  @Override
  public void close() {
    try {
      parts.close();
    } catch (IOException e) {
      throw new TransientException("Cannot stop the Redshift sandbox: " + e.getMessage(), e);
    }
  }
}
