package com.sparkify.sandbox.redshift.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.Uninterruptibles;
import com.sparkify.sandbox.redshift.copy.LoadError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes stl_load_errors and sys_query_history, by the functions of system-tables.sql. */
public final class SystemLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataSource database;
  private final BlockingQueue<Map<String, Object>> queries = new LinkedBlockingQueue<>(10_000);
  private final Thread writer = new Thread(this::writeQueries, "redshift-history");

  public SystemLog(DataSource database) {
    this.database = database;
    writer.setDaemon(true);
    writer.start();
  }

  /** Writes the refused lines of one load down; when this returns they can be read. */
  public void loadErrors(long query, int session, List<LoadError> errors) {
    write(
        "SELECT pg_catalog.sandbox_log_errors(%d, %d, ?::json)".formatted(query, session), errors);
  }

  /**
   * Notes statements down that have ended; written soon after.
   *
   * @param query the number of the COPY or UNLOAD among them, if there is one
   * @param error what the last of them failed with; empty if it did not
   */
  public void executed(
      List<String> statements, String label, Instant start, int session, long query, String error) {
    for (int i = 0; i < statements.size(); i++) {
      String text = statements.get(i);
      queries.offer(
          Map.of(
              "query",
              query,
              "label",
              label,
              "session",
              session,
              "started",
              start.toString(),
              "ended",
              Instant.now().toString(),
              "error",
              i == statements.size() - 1 ? error : "",
              "statement",
              text.substring(0, Math.min(text.length(), 4_000))));
    }
  }

  private void writeQueries() {
    try {
      while (true) {
        List<Object> rows = new ArrayList<>(List.of(queries.take()));
        queries.drainTo(rows, 1_000);
        write("SELECT pg_catalog.sandbox_log_queries(?::json)", rows);
      }
    } catch (InterruptedException e) {
      LOG.debug("The history ends");
    }
  }

  private void write(String sql, List<?> rows) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      // NUL goes, which PostgreSQL's text cannot hold; behind another backslash it is none.
      String json = JSON.writeValueAsString(rows);
      statement.setString(1, json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u0000", "$1"));
      statement.execute();
    } catch (SQLException | JsonProcessingException e) {
      LOG.warn("Cannot write to the system tables: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    Uninterruptibles.joinUninterruptibly(writer);
  }
}
