package com.sparkify.warehouse.redshift;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The result of a query whose columns are not known beforehand.
 *
 * @param name the name of the SQL file
 * @param title its title, such as a question
 * @param columns the names of the columns, also if there is no row
 * @param rows the rows, each with a value for each column; NULL is null
 */
public record ResultTable(
    String name, String title, List<String> columns, List<List<Object>> rows) {

  /** Runs the query of a file. */
  public static ResultTable of(Handle handle, SqlFile file) {
    return of(handle, file, query -> {});
  }

  /**
   * Runs the query of a file.
   *
   * @param bind sets the values of {@code :name}
   */
  public static ResultTable of(Handle handle, SqlFile file, Consumer<Query> bind) {
    Query query = file.query(handle);
    bind.accept(query);
    return query.scanResultSet(
        (results, context) -> {
          try (var result = results.get()) {
            ResultSetMetaData meta = result.getMetaData();
            var columns = new ArrayList<String>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
              columns.add(meta.getColumnLabel(i));
            }
            var rows = new ArrayList<List<Object>>();
            while (result.next()) {
              var row = new Object[columns.size()];
              for (int i = 0; i < row.length; i++) {
                row[i] = result.getObject(i + 1);
              }
              rows.add(Arrays.asList(row));
            }
            return new ResultTable(file.name(), file.title(), columns, rows);
          }
        });
  }
}
