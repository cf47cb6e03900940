package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** COPY of files in S3 into a staging table. */
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
   * @param table the staging table
   * @param columns those that the files hold, in order
   * @param manifest its address, as Redshift writes it
   * @throws DataException if Redshift refuses a row, naming file, line, column and reason
   */
  public void execute(String table, List<String> columns, String manifest) {
    warehouse.session(
        "copy into " + table,
        handle -> {
          Map<String, String> names =
              Map.of(
                  "table", table,
                  "columns", String.join(", ", columns),
                  "manifest", literal(manifest),
                  "authorization", authorization(),
                  "region", literal(region));
          try {
            return handle.execute(Sql.only(handle, SqlFile.of("staging/copy"), names));
          } catch (JdbiException e) {
            throw explained(handle, table, e);
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

  // Redshift keeps what it refused in a system table, and says no more than where to look.
  private static RuntimeException explained(Handle handle, String table, JdbiException e) {
    if (!String.valueOf(e.getMessage()).contains("Load into table")) {
      return e;
    }
    Optional<String> first =
        handle
            .createQuery(Sql.only(handle, SqlFile.of("staging/load-error")))
            .map(
                (row, context) ->
                    "%s, line %d, column %s: %s"
                        .formatted(
                            row.getString("file_name").trim(), row.getLong("line_number"),
                            row.getString("column_name").trim(),
                                row.getString("error_message").trim()))
            .findOne();
    return first
        .<RuntimeException>map(
            reason -> new DataException("Cannot copy into " + table + ": " + reason, e))
        .orElse(e);
  }
}
