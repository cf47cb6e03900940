package com.sparkify.sandbox.redshift;

import com.google.common.io.Closer;
import com.sparkify.sandbox.PortHolder;
import com.sparkify.sandbox.redshift.catalogue.Catalogue;
import com.sparkify.sandbox.redshift.catalogue.SystemLog;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.session.Connection;
import com.sparkify.sandbox.redshift.session.Connection.Services;
import com.sparkify.sandbox.redshift.session.Tls;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A look-alike of Amazon Redshift: PostgreSQL behind a front that speaks Redshift. */
public final class RedshiftSandbox implements AutoCloseable {
  private static final int BACKLOG = 300;

  private final Closer parts = Closer.create();
  private ServerSocket server;

  private RedshiftSandbox() {}

  /**
   * Starts PostgreSQL and the front; when this returns, clients can connect.
   *
   * @throws SettingsFailure if the port is taken
   * @throws TransientFailure if it does not start for another reason
   */
  public static RedshiftSandbox start(RedshiftSandboxSettings settings) {
    RedshiftSandbox sandbox = new RedshiftSandbox();
    try {
      sandbox.open(settings);
      return sandbox;
    } catch (BindException e) {
      sandbox.close();
      throw PortHolder.taken("the Redshift sandbox", settings.port(), "sandbox.redshift-port", e);
    } catch (IOException | SQLException | RuntimeException e) {
      sandbox.close();
      throw new TransientFailure("Cannot start the Redshift sandbox: " + e.getMessage(), e);
    }
  }

  private void open(RedshiftSandboxSettings settings) throws IOException, SQLException {
    Path folder = settings.home().resolve("redshift");
    // First, for others may have the port; clients wait until they are accepted.
    InetAddress here = InetAddress.getByName("127.0.0.1");
    server = parts.register(new ServerSocket(settings.port(), BACKLOG, here));
    PostgresServer postgres = PostgresServer.start(folder, parts);
    Catalogue.admit(
        postgres.database("postgres"), settings.user(), settings.password(), settings.database());
    DataSource database = postgres.database(settings.database());
    Catalogue.install(database);
    SystemLog log = new SystemLog(database);
    parts.register(log::close);
    S3Objects objects =
        new S3Objects(
            settings.s3Endpoint(),
            settings.s3Region(),
            settings.s3AccessKey(),
            settings.s3SecretKey());
    parts.register(objects::close);
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
      throw new TransientFailure("Cannot stop the Redshift sandbox: " + e.getMessage(), e);
    }
  }
}
