package com.sparkify.warehouse.redshift;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a question gives.
 *
 * @param name the name of the question
 * @param question the question as a sentence
 * @param columns the names of the columns
 * @param rows the rows, each a value for each column, null where there is none
 */
public record ResultTable(
    String name, String question, List<String> columns, List<List<Object>> rows) {

  public static ResultTable of(Handle handle, SqlFile file) {
    var columns = new ArrayList<String>();
    List<List<Object>> rows =
        handle
            .createQuery(Sql.only(handle, file))
            .scanResultSet(
                (resultSet, context) -> {
                  try (var result = resultSet.get()) {
                    ResultSetMetaData meta = result.getMetaData();
                    for (int i = 1; i <= meta.getColumnCount(); i++) {
                      columns.add(meta.getColumnLabel(i));
                    }
                    var all = new ArrayList<List<Object>>();
                    while (result.next()) {
                      var row = new Object[columns.size()];
                      for (int i = 0; i < row.length; i++) {
                        row[i] = result.getObject(i + 1);
                      }
                      all.add(Arrays.asList(row));
                    }
                    return all;
                  }
                });
    return new ResultTable(file.name(), file.title(), columns, rows);
  }
}
