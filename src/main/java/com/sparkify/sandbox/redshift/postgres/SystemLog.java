package com.sparkify.sandbox.redshift.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.MoreExecutors;
import com.sparkify.sandbox.redshift.copy.LoadError;
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

/** Writes stl_load_errors and sys_query_history, by the functions of system-tables.sql. */
public final class SystemLog implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Handle handle;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000), new DiscardPolicy());

  /**
   * What is answered by one ReadyForQuery: the statements of a Query, or all up to a Sync.
   *
   * @param label the query group
   * @param started in ISO's form
   */
  public record Cycle(List<String> statements, String label, String started) {}

  public SystemLog(DataSource database) {
    handle = Jdbi.open(database);
  }

  /** Writes the refused lines of one load down; when this returns they can be read. */
  public void loadErrors(long query, int session, List<LoadError> errors) {
    write("SELECT pg_catalog.sandbox_log_errors(?, ?, ?::json)", query, session, json(errors));
  }

  /**
   * Notes statements down that have ended; written soon after.
   *
   * @param query the number of the COPY or UNLOAD among them, if there is one
   * @param error what the last of them failed with; empty if it did not
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
      // Jdbi's own message holds the arguments, which are users' data.
      LOG.warn("Cannot write to the system tables: {}", String.valueOf(e.getCause()));
    }
  }

  /** What waits is written first. */
  @Override
  public void close() {
    MoreExecutors.shutdownAndAwaitTermination(writer, 5, TimeUnit.SECONDS);
    handle.close();
  }
}
