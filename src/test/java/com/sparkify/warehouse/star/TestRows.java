package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.ResultTable;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as text, for comparing them. */
public final class TestRows {
  private TestRows() {}

  /** Each row as its values between bars, NULL as nothing. */
  public static List<String> of(Warehouse warehouse, String sql) {
    return warehouse
        .session("test", handle -> ResultTable.of(handle, new SqlFile("test", sql)))
        .rows()
        .stream()
        .map(
            row ->
                row.stream()
                    .map(value -> value == null ? "" : value.toString())
                    .collect(Collectors.joining("|")))
        .toList();
  }
}
