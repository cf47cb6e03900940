package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.DataException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** COPY of gzipped CSV files in S3 into a table. */
public final class Copy {
  private final Warehouse warehouse;
  private final String region;

  /**
   * @param warehouse where the table is
   * @param region of the bucket
   */
  public Copy(Warehouse warehouse, String region) {
    this.warehouse = warehouse;
    this.region = region;
  }

  /**
   * Loads all files of a manifest, or none.
   *
   * @param columns the columns of the files, in order
   * @param manifest its {@code s3://} address
   * @throws DataException if Redshift refuses a row, naming file, line, column and reason
   */
  public void execute(String table, List<String> columns, String manifest) {
    Map<String, String> names =
        Map.of(
            "table", table,
            "columns", String.join(", ", columns),
            "manifest", literal(manifest),
            "authorization", authorization(),
            "region", literal(region));
    warehouse.session(
        "copy into " + table,
        handle -> {
          Instant begin = Instant.now();
          try {
            return handle.execute(SqlFile.of("redshift/copy").statement(handle, names));
          } catch (JdbiException e) {
            throw LoadErrors.isTold(e.getMessage()) ? withReason(handle, table, begin, e) : e;
          }
        });
  }

  private String authorization() {
    Optional<String> role = warehouse.settings().iamRole().filter(name -> !name.equals("default"));
    return role.map(name -> "IAM_ROLE " + literal(name)).orElse("IAM_ROLE DEFAULT");
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static RuntimeException withReason(
      Handle handle, String table, Instant begin, JdbiException e) {
    return LoadErrors.ofSession(handle, Duration.between(begin, Instant.now()))
        .<RuntimeException>map(
            error -> new DataException("Cannot copy into %s: %s".formatted(table, error), e))
        .orElse(e);
  }
}
