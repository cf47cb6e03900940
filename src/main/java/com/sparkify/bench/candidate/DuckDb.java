package com.sparkify.bench.candidate;

import com.sparkify.warehouse.lake.parsing.Column;
import com.sparkify.warehouse.lake.parsing.ColumnType;
import com.sparkify.warehouse.lake.writing.StagingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * DuckDB in this process, with explicit columns, on local files: no S3 listing and no latency. The
 * modification time stays empty, because DuckDB does not read it.
 */
final class DuckDb implements Work {
  private static final String SQL =
      """
      COPY (SELECT %s
            FROM read_json('%s/**/*.json', columns = {%s}, format = 'newline_delimited', filename = true))
      TO '%s' (FORMAT csv, COMPRESSION gzip, HEADER false, NULLSTR '@NULL@', PER_THREAD_OUTPUT true,
               FILE_EXTENSION 'csv.gz')
      """;

  private final Job job;
  private final Connection duck;

  DuckDb(Job job) {
    this.job = job;
    try {
      Files.createDirectories(job.localOutput());
      duck = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = duck.createStatement()) {
        // The order of rows does not matter, and keeping it costs time.
        statement.execute("SET preserve_insertion_order = false");
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("Cannot start DuckDB: " + e.getMessage(), e);
    }
  }

  @Override
  public void run() throws SQLException {
    String raw =
        job.source().columns().stream()
            .map(column -> "\"%s\": '%s'".formatted(column.key(), rawType(column)))
            .collect(Collectors.joining(", "));
    String staged =
        StagingTable.of(job.source()).fields().stream()
            .map(this::staged)
            .collect(Collectors.joining(", "));
    try (Statement statement = duck.createStatement()) {
      statement.execute(SQL.formatted(staged, job.localInput(), raw, job.localOutput()));
    }
  }

  private static String rawType(Column column) {
    return switch (column.name()) {
      case "user_id" -> "VARCHAR";
      case "registration" -> "DOUBLE";
      default -> type(column.type());
    };
  }

  private static String type(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> "VARCHAR";
      case INTEGER -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }

  private String staged(StagingTable.Field field) {
    return switch (field.name()) {
      case "event_time" -> "strftime(make_timestamp(ts * 1000), '%Y-%m-%d %H:%M:%S.%g')";
      case "run_id" -> "'" + Job.RUN_ID + "'";
      case "source_file" -> "filename";
      case "source_modified" -> "NULL";
      default ->
          "TRY_CAST(\"%s\" AS %s)"
              .formatted(PeerColumns.key(job.source(), field.name()), type(field.type()));
    };
  }
}
