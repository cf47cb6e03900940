package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

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
          try {
            return handle.execute(SqlFile.of("redshift/copy").statement(handle, names));
          } catch (JdbiException e) {
            // Redshift's message only says in which system table the reason is.
            throw String.valueOf(e.getMessage()).contains("Load into table")
                ? withReason(handle, table, e)
                : e;
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

  private static RuntimeException withReason(Handle handle, String table, JdbiException e) {
    return SqlFile.of("redshift/load-error")
        .query(handle)
        .map(ConstructorMapper.of(LoadError.class))
        .findOne()
        .<RuntimeException>map(
            error -> new DataException("Cannot copy into %s: %s".formatted(table, error), e))
        .orElse(e);
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
