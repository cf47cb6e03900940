package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.RedshiftSettings;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The way into Redshift: sessions in the configured schema, each of them labelled with the run and
 * the step that it serves. Safe for use by several threads; each call has a session of its own.
 */
public final class Warehouse {
  /** Shared, for it keeps what it has parsed, and each instance here asks the same statements. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final RedshiftSettings settings;
  private final String owner;
  private final Jdbi jdbi;

  /**
   * @param settings where the warehouse is and who asks; nothing is connected yet
   * @param owner the run or the command that asks, the beginning of every query_group
   */
  public Warehouse(RedshiftSettings settings, String owner) {
    this.settings = settings;
    this.owner = owner;
    var properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().reveal());
    properties.setProperty("ApplicationName", "sparkify-warehouse");
    properties.setProperty("loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    this.jdbi = Jdbi.create(settings.url(), properties);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
  }

  /** How it is configured. */
  public RedshiftSettings settings() {
    return settings;
  }

  /**
   * Runs work in a session of its own, each statement committed by itself.
   *
   * @param label what it is for, after "Cannot" in messages and after the owner in query_group
   * @throws LoadException saying what went wrong and who must act
   */
  public <T> T session(String label, Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      prepare(handle, label);
      return work.apply(handle);
    } catch (JdbiException e) {
      // Without an SQLException below it is a mistake of ours, and no attempt will mend it.
      throw comesFromTheDriver(e) ? failure(label, e) : e;
    }
  }

  /** Runs work in one transaction: all of it is committed, or none. */
  public <T> T transaction(String label, Function<Handle, T> work) {
    return session(label, handle -> handle.inTransaction(work::apply));
  }

  /** As {@link #transaction(String, Function)}, for work that gives nothing back. */
  public void change(String label, Consumer<Handle> work) {
    session(
        label,
        handle ->
            handle.inTransaction(
                inside -> {
                  work.accept(inside);
                  return null;
                }));
  }

  private static boolean comesFromTheDriver(Throwable e) {
    return e instanceof SQLException || e.getCause() != null && comesFromTheDriver(e.getCause());
  }

  // Outside a transaction: what follows takes its locks before its snapshot.
  private void prepare(Handle handle, String label) {
    handle.execute("SET search_path TO \"" + settings.schema() + "\"");
    handle.execute("SET query_group TO '" + (owner + ": " + label).replace("'", "''") + "'");
    handle.execute("SET statement_timeout TO " + settings.statementTimeout().toMillis());
  }

  /**
   * What an error of another's session with this warehouse means.
   *
   * @param label what that session was for, after "Cannot"
   * @param error what came of it
   */
  public LoadException failure(String label, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      // The connector's wrappers have no state; the driver's own exception below them has.
      if (cause instanceof SQLException sql
          && (sql.getSQLState() != null || !(cause.getCause() instanceof SQLException))) {
        return SqlErrors.translate(label, settings, sql);
      }
      if (cause instanceof LoadException told) {
        return told;
      }
    }
    return new TransientException("Cannot " + label + ": " + error, error);
  }
}
