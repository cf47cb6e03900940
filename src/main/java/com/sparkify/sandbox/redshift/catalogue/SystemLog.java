package com.sparkify.sandbox.redshift.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.MoreExecutors;
import com.sparkify.sandbox.redshift.copy.LoadError;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.commons.lang3.StringUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes stl_load_errors and sys_query_history, by the functions of system-tables.sql. */
public final class SystemLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Handle handle;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000));

  /** Statements that one message, or all up to a Sync, had, and what the last failed with. */
  private record Executed(
      List<String> statements, String label, String started, String ended, String error) {}

  public SystemLog(DataSource database) {
    handle = Jdbi.open(database);
    writer.setRejectedExecutionHandler(new DiscardPolicy());
  }

  /** Writes the refused lines of one load down; when this returns they can be read. */
  public void loadErrors(long query, int session, List<LoadError> errors) {
    write("SELECT pg_catalog.sandbox_log_errors(?, ?, ?::json)", query, session, errors);
  }

  /**
   * Notes statements down that have ended; written soon after.
   *
   * @param query the number of the COPY or UNLOAD among them, if there is one
   * @param error what the last of them failed with; empty if it did not
   */
  public void executed(
      List<String> statements, String label, Instant start, int session, long query, String error) {
    List<String> shown = statements.stream().map(text -> StringUtils.left(text, 4_000)).toList();
    String ended = Instant.now().toString();
    Executed executed = new Executed(shown, label, start.toString(), ended, error);
    String sql = "SELECT pg_catalog.sandbox_log_queries(?, ?, ?::json)";
    writer.execute(() -> write(sql, query, session, executed));
  }

  private synchronized void write(String sql, long query, int session, Object what) {
    try {
      // NUL goes, which PostgreSQL's text cannot hold; behind another backslash it is none.
      String json = JSON.writeValueAsString(what);
      String text = json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u0000", "$1");
      handle.execute(sql, query, session, text);
    } catch (JdbiException | JsonProcessingException e) {
      LOG.warn("Cannot write to the system tables: {}", e.getMessage());
    }
  }

  /** What waits is written first. */
  @Override
  public void close() {
    MoreExecutors.shutdownAndAwaitTermination(writer, 5, TimeUnit.SECONDS);
  }
}
