package com.sparkify.sandbox.redshift.catalogue;

import com.sparkify.sandbox.redshift.copy.LoadError;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes stl_load_errors over a connection of its own, so that no client's rollback takes it back.
 */
public final class LoadErrors {
  private static final Logger LOG = LoggerFactory.getLogger(LoadErrors.class);
  private static final int MAX_RAW = 1024;
  private static final int MAX_REASON = 100;

  private final DataSource database;
  private final AtomicLong query;

  public LoadErrors(DataSource database) throws SQLException {
    this.database = database;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet last =
            statement.executeQuery(
                "SELECT coalesce(max(query), 0) FROM pg_catalog.stl_load_errors")) {
      last.next();
      query = new AtomicLong(last.getLong(1));
    }
  }

  /** A number that no load in this sandbox has had. */
  public long nextQuery() {
    return query.incrementAndGet();
  }

  /** Writes the refused lines of one load down. */
  public void write(long queryId, int session, List<LoadError> errors) {
    if (errors.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(Catalogue.text("load-error.sql"))) {
      for (LoadError error : errors) {
        fill(insert, queryId, session, error);
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      LOG.warn("Cannot write stl_load_errors: {}", e.getMessage());
    }
  }

  private static void fill(PreparedStatement insert, long queryId, int session, LoadError error)
      throws SQLException {
    insert.setLong(1, queryId);
    insert.setInt(2, session);
    insert.setInt(3, error.column().tableId());
    insert.setString(4, cut(error.file(), 256));
    insert.setLong(5, error.line());
    insert.setString(6, error.column().name());
    insert.setString(7, error.column().redshiftType());
    insert.setString(8, error.column().redshiftLength());
    insert.setInt(9, error.position());
    insert.setString(10, cut(error.rawLine(), MAX_RAW));
    insert.setString(11, cut(error.rawValue(), MAX_RAW));
    insert.setInt(12, error.code());
    insert.setString(13, cut(error.reason(), MAX_REASON));
  }

  /**
   * Cuts to a column's width in bytes; a character cut in half goes, and NUL, which no text can
   * hold.
   */
  private static String cut(String text, int bytes) {
    byte[] utf8 = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes, utf8.length);
    while (end < utf8.length && end > 0 && (utf8[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(utf8, 0, end, StandardCharsets.UTF_8);
  }
}
