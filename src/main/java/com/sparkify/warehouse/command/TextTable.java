package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.ResultTable;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as a table of text: numbers aligned to the right, everything else to the left. */
final class TextTable {
  private static final int WIDEST = 60;

  private final List<String> columns;
  private final List<List<Object>> rows;

  TextTable(List<String> columns, List<List<Object>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  static TextTable of(ResultTable result) {
    return new TextTable(result.columns(), result.rows());
  }

  /** The lines of the table: the names, a line under them, the rows. */
  List<String> lines() {
    List<List<String>> cells =
        rows.stream().map(row -> row.stream().map(TextTable::text).toList()).toList();
    int[] widths = IntStream.range(0, columns.size()).map(i -> width(cells, i)).toArray();
    boolean[] numeric = new boolean[columns.size()];
    for (int i = 0; i < numeric.length; i++) {
      int column = i;
      numeric[i] =
          !rows.isEmpty()
              && rows.stream()
                  .map(row -> row.get(column))
                  .allMatch(value -> value == null || value instanceof Number);
    }
    var lines = new ArrayList<String>();
    lines.add(line(columns, widths, numeric));
    lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
    cells.forEach(row -> lines.add(line(row, widths, numeric)));
    return lines;
  }

  private int width(List<List<String>> cells, int column) {
    return Math.max(
        columns.get(column).length(),
        cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private static String line(List<String> cells, int[] widths, boolean[] numeric) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i -> {
              String pad = " ".repeat(widths[i] - cells.get(i).length());
              return numeric[i] ? pad + cells.get(i) : cells.get(i) + pad;
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp time) {
      return time.toLocalDateTime().toString().replace('T', ' ');
    }
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    String plain = Printable.of(text);
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
  }
}
