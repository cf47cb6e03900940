package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.dialect.FrontCommand;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One COPY from S3.
 *
 * @param table the target as written, qualified and quoted as it was
 * @param tableName the bare name, as messages give it
 * @param columns the column list; empty for all but identity columns
 * @param source an s3:// address: a prefix, or a manifest
 */
public record CopyCommand(
    String table, String tableName, List<String> columns, String source, CopyOptions options)
    implements FrontCommand {

  /** What PostgreSQL is asked to describe: returns no rows, as COPY does. */
  public String placeholder() {
    return "COPY " + table + " FROM STDIN";
  }

  /** The query for the target's columns, a row each as {@link TargetColumn#of} reads them. */
  public String targetQuery() {
    return "SELECT * FROM pg_catalog.sandbox_copy_target('" + table.replace("'", "''") + "')";
  }

  /** The columns that the fields of a line go to, in the order of the fields. */
  public List<TargetColumn> targets(List<TargetColumn> table) {
    if (columns.isEmpty()) {
      return table.stream()
          .filter(column -> !column.isIdentity() || options.has("EXPLICIT_IDS"))
          .toList();
    }
    return columns.stream()
        .flatMap(name -> table.stream().filter(column -> column.name().equals(name)))
        .toList();
  }

  /** The statement that takes the rows in PostgreSQL's text format. */
  public String statement(List<TargetColumn> targets) {
    List<String> names =
        columns.isEmpty() ? targets.stream().map(TargetColumn::name).toList() : columns;
    return "COPY %s (%s) FROM STDIN"
        .formatted(
            table,
            names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", ")));
  }
}
