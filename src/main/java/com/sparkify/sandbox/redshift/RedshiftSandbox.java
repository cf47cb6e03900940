package com.sparkify.sandbox.redshift;

import com.sparkify.sandbox.PortHolder;
import com.sparkify.sandbox.redshift.catalogue.Catalogue;
import com.sparkify.sandbox.redshift.catalogue.LoadErrors;
import com.sparkify.sandbox.redshift.copy.S3Source;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
import com.sparkify.sandbox.redshift.wire.Front;
import com.sparkify.sandbox.redshift.wire.Login;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A look-alike of Amazon Redshift for development: PostgreSQL behind a front that speaks Redshift.
 */
public final class RedshiftSandbox implements AutoCloseable {
  private static final String NAME = "the Redshift sandbox";
  private static final String PORT_KEY = "sandbox.redshift-port";

  private final PostgresServer postgres;
  private final S3Source source;
  private final Front front;

  private RedshiftSandbox(PostgresServer postgres, S3Source source, Front front) {
    this.postgres = postgres;
    this.source = source;
    this.front = front;
  }

  /**
   * Starts PostgreSQL and the front; when this returns, clients can connect.
   *
   * @throws SettingsFailure if the port is taken, naming who holds it
   * @throws TransientFailure with a sentence that says what else is in the way
   */
  public static RedshiftSandbox start(RedshiftSandboxSettings settings) {
    PortHolder.requireFree(NAME, settings.port(), PORT_KEY);
    PostgresServer postgres = null;
    S3Source source = null;
    try {
      postgres = PostgresServer.start(settings.home().resolve("redshift"));
      Catalogue.admit(postgres.database("postgres"), settings.user(), settings.database());
      DataSource database = postgres.database(settings.database());
      Catalogue.install(database);
      source =
          new S3Source(
              settings.s3Endpoint(),
              settings.s3Region(),
              settings.s3AccessKey(),
              settings.s3SecretKey());
      Login login = new Login(settings.user(), settings.password());
      Front front =
          new Front(settings.port(), postgres.address(), login, source, new LoadErrors(database));
      front.start();
      return new RedshiftSandbox(postgres, source, front);
    } catch (BindException e) {
      close(postgres, source);
      throw PortHolder.taken(NAME, settings.port(), PORT_KEY, e);
    } catch (IOException | SQLException | RuntimeException e) {
      close(postgres, source);
      throw new TransientFailure("Cannot start %s: %s".formatted(NAME, e.getMessage()), e);
    }
  }

  private static void close(PostgresServer postgres, S3Source source) {
    if (source != null) {
      source.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  /** The port on 127.0.0.1 that clients connect to. */
  public int port() {
    return front.port();
  }

  /** Ends all connections and PostgreSQL; the data stays. */
  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new TransientFailure("Cannot stop %s: %s".formatted(NAME, e.getMessage()), e);
    } finally {
      source.close();
      postgres.close();
    }
  }
}
