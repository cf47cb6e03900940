package com.sparkify.sandbox.redshift;

import com.sparkify.sandbox.redshift.catalogue.Catalogue;
import com.sparkify.sandbox.redshift.catalogue.LoadErrors;
import com.sparkify.sandbox.redshift.copy.S3Source;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
import com.sparkify.sandbox.redshift.wire.Front;
import com.sparkify.sandbox.redshift.wire.Login;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A look-alike of Amazon Redshift for development: PostgreSQL behind a front that speaks Redshift.
 */
public final class RedshiftSandbox implements AutoCloseable {
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
   * @throws IllegalStateException with a sentence that says what is in the way
   */
  public static RedshiftSandbox start(RedshiftSandboxSettings settings) {
    PortHolder.requireFree(settings.port());
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
      throw failed(postgres, source, PortHolder.taken(settings.port()), e);
    } catch (IOException | SQLException | RuntimeException e) {
      throw failed(postgres, source, e.getMessage(), e);
    }
  }

  private static IllegalStateException failed(
      PostgresServer postgres, S3Source source, String reason, Exception cause) {
    if (source != null) {
      source.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    return new IllegalStateException("Cannot start the Redshift sandbox: " + reason, cause);
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
      throw new IllegalStateException("Cannot stop the Redshift sandbox: " + e.getMessage(), e);
    } finally {
      source.close();
      postgres.close();
    }
  }
}
