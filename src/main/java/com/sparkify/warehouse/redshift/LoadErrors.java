package com.sparkify.warehouse.redshift;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Finds the row that a COPY has refused: its message only says in which system table that is. */
final class LoadErrors {
  /** Clocks of the warehouse's nodes need not agree. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private LoadErrors() {}

  /** Whether the message of an error is the one that names the system table. */
  static boolean isTold(String message) {
    return message != null && message.contains("Load into table");
  }

  /**
   * The row that a COPY of this session has refused.
   *
   * @param time since the COPY began, or a little more
   */
  static Optional<LoadError> ofSession(Handle handle, Duration time) {
    return find(
        handle,
        "redshift/load-error",
        query -> query.bind("seconds", time.plus(MARGIN).toSeconds()));
  }

  /**
   * The row that a COPY of any session has refused.
   *
   * @param folder the beginning of the files' addresses, which no other load has
   */
  static Optional<LoadError> ofFiles(Handle handle, String folder) {
    return find(handle, "redshift/load-error-of-files", query -> query.bind("folder", folder));
  }

  private static Optional<LoadError> find(Handle handle, String file, UnaryOperator<Query> bind) {
    return bind.apply(SqlFile.of(file).query(handle))
        .map(ConstructorMapper.of(LoadError.class))
        .findOne();
  }

  /** A row of Redshift's system table; its text columns are padded with blanks. */
  public record LoadError(
      String fileName, long lineNumber, String columnName, String errorMessage) {
    @Override
    public String toString() {
      return "%s, line %d, column %s: %s"
          .formatted(fileName.trim(), lineNumber, columnName.trim(), errorMessage.trim());
    }
  }
}
