package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.RedshiftSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Opens sessions with Redshift in the configured schema, labelled for its query log. Thread-safe:
 * each call has a session of its own.
 */
public final class Warehouse {
  /** Shared, because it caches the statements it has parsed. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private static final String NO_SCHEMA = "3F000";

  private final RedshiftSettings settings;
  private final String owner;
  private final Jdbi jdbi;
  private Login login;

  /**
   * @param settings where the warehouse is and how to log in; nothing is connected yet
   * @param owner the run or the command, the beginning of every query_group
   * @throws SettingsException if the driver is missing
   */
  public Warehouse(RedshiftSettings settings, String owner) {
    this.settings = settings;
    this.owner = owner;
    requireDriver();
    this.jdbi = Jdbi.create(this::connect);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    // Every TIMESTAMP is in UTC, whatever the zone of this JVM.
    jdbi.registerColumnMapper(
        Instant.class,
        (row, column, context) ->
            row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  public RedshiftSettings settings() {
    return settings;
  }

  /**
   * What sessions log in with, also those that the connector opens.
   *
   * @throws LoadException if the secret cannot be read
   */
  public synchronized Login login() {
    if (login == null) {
      login = Login.of(settings);
    }
    return login;
  }

  private Connection connect() throws SQLException {
    Login known = login();
    try {
      return connect(known);
    } catch (SQLException refused) {
      Optional<Login> changed =
          SqlErrors.isLoginRefused(refused) ? changedSecret(known) : Optional.empty();
      if (changed.isEmpty()) {
        throw refused;
      }
      return connect(changed.get());
    }
  }

  // The password may have been rotated since it was read.
  private synchronized Optional<Login> changedSecret(Login known) {
    if (settings.secret().isEmpty()) {
      return Optional.empty();
    }
    login = Login.of(settings);
    return Optional.of(login).filter(now -> !now.equals(known));
  }

  private Connection connect(Login with) throws SQLException {
    var properties = new Properties();
    with.user().ifPresent(user -> properties.setProperty("user", user));
    with.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
    properties.setProperty("ApplicationName", "sparkify-warehouse");
    properties.setProperty("loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    try {
      return DriverManager.getConnection(with.url(), properties);
    } catch (NoClassDefFoundError e) {
      throw new SettingsException(
          "Cannot log in to %s with the role of this machine: the driver needs the modules redshift and redshiftserverless of the AWS SDK 2 on the classpath (%s)"
              .formatted(settings.url(), e.getMessage()),
          e);
    }
  }

  // Without it JDBC says that there is no suitable driver, as for an address that is mistyped.
  private static void requireDriver() {
    try {
      Class.forName("com.amazon.redshift.Driver");
    } catch (ClassNotFoundException e) {
      throw new SettingsException(
          "Cannot use Redshift: its JDBC driver is not on the classpath; EMR has it in"
              + " /usr/share/aws/redshift/jdbc, elsewhere add --packages com.amazon.redshift:redshift-jdbc42:2.2.9",
          e);
    }
  }

  /**
   * Runs work in a new session with autocommit.
   *
   * @param label what it does: follows "Cannot" in messages, and the owner in query_group
   * @throws LoadException if Redshift refuses a statement or cannot be reached
   */
  public <T> T session(String label, Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      prepare(handle, label);
      return work.apply(handle);
    } catch (JdbiException e) {
      // Without an SQLException among its causes it is a bug, which no retry will fix.
      throw comesFromTheDriver(e) ? withLockHolder(failure(label, e)) : e;
    }
  }

  /** Runs work in one transaction: all of it is committed, or none. */
  public <T> T transaction(String label, Function<Handle, T> work) {
    return session(label, handle -> handle.inTransaction(work::apply));
  }

  /** As {@link #transaction(String, Function)}, for work that returns nothing. */
  public void change(String label, Consumer<Handle> work) {
    transaction(
        label,
        handle -> {
          work.accept(handle);
          return null;
        });
  }

  /** A session that has a lock; the time is in UTC. */
  public record LockHolder(String owner, int sessionId, String tableName, String since) {
    @Override
    public String toString() {
      return "session %d of %s has held a lock on %s since %s UTC"
          .formatted(sessionId, owner, tableName, since);
    }
  }

  // A statement that waits for a lock ends like one that is slow.
  private LoadException withLockHolder(LoadException failure) {
    if (!(failure.getCause() instanceof SQLException cause)
        || !Abort.of(cause).equals(Optional.of(Abort.STATEMENT_TIMEOUT))) {
      return failure;
    }
    try (Handle handle = jdbi.open()) {
      handle.execute("SET statement_timeout TO " + settings.connectTimeout().toMillis());
      return SqlFile.of("redshift/lock-holders")
          .query(handle)
          .bind("schema", settings.schema())
          .map(ConstructorMapper.of(LockHolder.class))
          .findOne()
          .<LoadException>map(
              holder -> new TransientException(failure.getMessage() + "; " + holder, cause))
          .orElse(failure);
    } catch (JdbiException e) {
      failure.addSuppressed(e);
      return failure;
    }
  }

  private static boolean comesFromTheDriver(Throwable e) {
    return e instanceof SQLException || (e.getCause() != null && comesFromTheDriver(e.getCause()));
  }

  // Before the transaction begins: its first statement is the LOCK, and its snapshot is taken
  // after.
  private void prepare(Handle handle, String label) {
    enterSchema(handle);
    handle.execute("SET query_group TO '" + (owner + ": " + label).replace("'", "''") + "'");
    handle.execute("SET statement_timeout TO " + settings.statementTimeout().toMillis());
  }

  // Before the first load there is no schema: then no table must be found, in no other schema.
  private void enterSchema(Handle handle) {
    try {
      useSchema(handle);
    } catch (JdbiException e) {
      if (!(e.getCause() instanceof SQLException cause) || !NO_SCHEMA.equals(cause.getSQLState())) {
        throw e;
      }
      handle.execute("SET search_path TO pg_catalog");
    }
  }

  /** Lets all later statements of a session use the tables of the schema, which must exist. */
  public void useSchema(Handle handle) {
    handle.execute("SET search_path TO \"" + settings.schema() + "\"");
  }

  /**
   * As {@link #failure}, for a COPY of another session: with the row that was refused, if one was.
   *
   * @param folder the beginning of the addresses of its files
   */
  public LoadException copyFailure(String label, String folder, Throwable error) {
    LoadException failure = failure(label, error);
    return LoadErrors.isTold(failure.getMessage())
        ? session("look for load errors", handle -> LoadErrors.ofFiles(handle, folder))
            .<LoadException>map(row -> new DataException("Cannot " + label + ": " + row, error))
            .orElse(failure)
        : failure;
  }

  /**
   * Translates an error of a session with this warehouse, also of one that the connector opened.
   *
   * @param label what the session did, after "Cannot"
   */
  public LoadException failure(String label, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      // The connector wraps the driver's exception in SQLExceptions without a state.
      if (cause instanceof SQLException sql
          && (sql.getSQLState() != null || !(cause.getCause() instanceof SQLException))) {
        return SqlErrors.translate(label, settings, sql);
      }
      if (cause instanceof LoadException translated) {
        return translated;
      }
    }
    return new TransientException("Cannot " + label + ": " + error, error);
  }
}
