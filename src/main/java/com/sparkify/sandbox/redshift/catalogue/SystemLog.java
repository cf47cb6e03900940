package com.sparkify.sandbox.redshift.catalogue;

import com.google.common.util.concurrent.Uninterruptibles;
import com.sparkify.sandbox.redshift.copy.LoadError;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes stl_load_errors and sys_query_history over connections of its own, so that no client's
 * rollback takes them back.
 */
public final class SystemLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemLog.class);
  private static final int MAX_RAW = 1024;
  private static final int MAX_REASON = 100;
  private static final int MAX_WAITING = 10_000;
  private static final String COPY_OR_UNLOAD = "(?is)\\s*(copy|unload)\\b.*";

  private final DataSource database;
  private final BlockingQueue<Object[]> history = new LinkedBlockingQueue<>(MAX_WAITING);
  private final Thread writer = new Thread(this::writeHistory, "redshift-history");

  public SystemLog(DataSource database) {
    this.database = database;
    writer.setDaemon(true);
    writer.start();
  }

  /** Writes the refused lines of one load down; when this returns they can be read. */
  public void loadErrors(long query, int session, List<LoadError> errors) {
    List<Object[]> rows = new ArrayList<>();
    for (LoadError error : errors) {
      rows.add(
          new Object[] {
            query,
            session,
            error.column().table(),
            cut(error.file(), 256),
            error.line(),
            error.column().name(),
            error.column().redshiftType(),
            error.column().redshiftLength(),
            error.position(),
            cut(error.rawLine(), MAX_RAW),
            cut(error.rawValue(), MAX_RAW),
            error.code(),
            cut(error.reason(), MAX_REASON)
          });
    }
    write("load-error.sql", rows);
  }

  /**
   * Notes statements down that have ended; written soon after.
   *
   * @param query the number of the COPY or UNLOAD among them, if there is one
   * @param error what the last of them failed with; empty if it did not
   */
  public void executed(
      List<String> statements, String label, Instant start, int session, long query, String error) {
    LocalDateTime from = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
    LocalDateTime to = LocalDateTime.now(ZoneOffset.UTC);
    for (int i = 0; i < statements.size(); i++) {
      String text = statements.get(i);
      Long id = query > 0 && text.matches(COPY_OR_UNLOAD) ? query : null;
      String failure = i == statements.size() - 1 ? error : "";
      history.offer(
          new Object[] {
            id, cut(label, 320), session, from, to, cut(failure, 512), cut(text, 65_535)
          });
    }
  }

  private void writeHistory() {
    try {
      while (true) {
        List<Object[]> rows = new ArrayList<>();
        rows.add(history.take());
        history.drainTo(rows, 1_000);
        write("query-history.sql", rows);
      }
    } catch (InterruptedException e) {
      LOG.debug("The history ends");
    }
  }

  private void write(String insert, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(Catalogue.text(insert))) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      LOG.warn("Cannot write to the system tables: {}", e.getMessage());
    }
  }

  /**
   * Cuts to a column's width in bytes, never within a character; NUL, which no text holds, goes.
   */
  private static String cut(String text, int bytes) {
    byte[] utf8 = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes, utf8.length);
    while (end < utf8.length && end > 0 && (utf8[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(utf8, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    writer.interrupt();
    Uninterruptibles.joinUninterruptibly(writer);
  }
}
