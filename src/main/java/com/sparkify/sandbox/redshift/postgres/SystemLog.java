package com.sparkify.sandbox.redshift.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.MoreExecutors;
import com.sparkify.sandbox.redshift.copy.CopyJob.LoadError;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.commons.io.function.Uncheck;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes stl_load_errors and sys_query_history with the functions of system-tables.sql. */
public final class SystemLog implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Handle handle;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000), new DiscardPolicy());

  /**
   * The statements that one ReadyForQuery answers: those of a Query message, or all before a Sync.
   *
   * @param label the query group
   * @param started in ISO 8601
   */
  public record Cycle(List<String> statements, String label, String started) {}

  public SystemLog(DataSource database) {
    handle = Jdbi.open(database);
  }

  /** Writes the errors of one COPY; clients can read them when this returns. */
  public void loadErrors(long query, int session, List<LoadError> errors) {
    write("SELECT pg_catalog.sandbox_log_errors(?, ?, ?::json)", query, session, json(errors));
  }

  /**
   * Logs statements that have ended, asynchronously.
   *
   * @param query id of the COPY or UNLOAD among them, if there is one
   * @param error of the last of them; empty if it succeeded
   */
  public void executed(Cycle cycle, int session, long query, String error) {
    String sql = "SELECT pg_catalog.sandbox_log_queries(?, ?, ?, ?::timestamp, ?::json)";
    String ended = Instant.now().toString();
    writer.execute(() -> write(sql, query, session, error, ended, json(cycle)));
  }

  private static String json(Object value) {
    return Uncheck.apply(JSON::writeValueAsString, value);
  }

  private synchronized void write(String sql, Object... values) {
    try {
      handle.execute(sql, values);
    } catch (JdbiException e) {
      // Not Jdbi's message, which contains users' data.
      LOG.warn("Cannot write to the system tables: {}", String.valueOf(e.getCause()));
    }
  }

  /** Writes what is still queued first. */
  @Override
  public void close() {
    MoreExecutors.shutdownAndAwaitTermination(writer, 5, TimeUnit.SECONDS);
    handle.close();
  }
}
