package com.sparkify.sandbox.redshift;

import com.sparkify.sandbox.PortHolder;
import com.sparkify.sandbox.redshift.catalogue.Catalogue;
import com.sparkify.sandbox.redshift.catalogue.SystemLog;
import com.sparkify.sandbox.redshift.postgres.FolderInUse;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.session.Front;
import com.sparkify.sandbox.redshift.session.Services;
import com.sparkify.sandbox.redshift.session.Tls;
import com.sparkify.warehouse.failure.LoadFailure;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * A look-alike of Amazon Redshift for development: PostgreSQL behind a front that speaks Redshift.
 */
public final class RedshiftSandbox implements AutoCloseable {
  private final Deque<AutoCloseable> parts;
  private final int port;

  private RedshiftSandbox(Deque<AutoCloseable> parts, int port) {
    this.parts = parts;
    this.port = port;
  }

  /**
   * Starts PostgreSQL and the front; when this returns, clients can connect.
   *
   * @throws SettingsFailure if the port or the home is taken
   * @throws TransientFailure if it does not start for another reason
   */
  public static RedshiftSandbox start(RedshiftSandboxSettings settings) {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      requireFree(settings.port());
      Path folder = settings.home().resolve("redshift");
      PostgresServer postgres = PostgresServer.start(folder);
      parts.push(postgres);
      Catalogue.admit(
          postgres.database("postgres"), settings.user(), settings.password(), settings.database());
      DataSource database = postgres.database(settings.database());
      Catalogue.install(database);
      SystemLog log = new SystemLog(database);
      parts.push(log);
      S3Objects objects =
          new S3Objects(
              settings.s3Endpoint(),
              settings.s3Region(),
              settings.s3AccessKey(),
              settings.s3SecretKey());
      parts.push(objects);
      Services services =
          new Services(postgres.address(), Tls.in(folder), objects, log, postgres.exchange());
      Front front = new Front(settings.port(), services);
      parts.push(front);
      front.start();
      return new RedshiftSandbox(parts, front.port());
    } catch (BindException e) {
      closeAll(parts);
      throw new SettingsFailure(failed(taken(settings.port())), e);
    } catch (FolderInUse e) {
      closeAll(parts);
      throw new SettingsFailure(failed(e.getMessage()), e);
    } catch (IOException | SQLException | RuntimeException e) {
      closeAll(parts);
      throw new TransientFailure(failed(e.getMessage()), e);
    }
  }

  /** Fails if a port is taken, before anything is started that would have to be stopped again. */
  private static void requireFree(int port) throws IOException {
    new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
  }

  private static String failed(String reason) {
    return "Cannot start the Redshift sandbox: " + reason;
  }

  private static String taken(int port) {
    String holder = PortHolder.describe(port).map(" by "::concat).orElse("");
    return "port %d is taken%s; choose another with --set sandbox.redshift-port=%d"
        .formatted(port, holder, port + 1);
  }

  /** The port on 127.0.0.1 that clients connect to. */
  public int port() {
    return port;
  }

  /** Ends all connections and PostgreSQL; the data stays. */
  @Override
  public void close() {
    LoadFailure failure = closeAll(parts);
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes the parts, the last one first, each whatever becomes of the others. */
  private static LoadFailure closeAll(Deque<AutoCloseable> parts) {
    LoadFailure failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // as AutoCloseable declares it
        failure = new TransientFailure("Cannot stop the Redshift sandbox: " + e.getMessage(), e);
      }
    }
    return failure;
  }
}
