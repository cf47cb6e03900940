package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.ResultTable;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as a table of text: numbers aligned to the right, everything else to the left. */
record TextTable(List<String> columns, List<List<Object>> rows) {
  private static final int WIDEST = 60;

  static TextTable of(ResultTable result) {
    return new TextTable(result.columns(), result.rows());
  }

  /** The lines of the table: the names, a line under them, the rows. */
  List<String> lines() {
    List<List<String>> cells =
        rows.stream().map(row -> row.stream().map(TextTable::text).toList()).toList();
    List<Integer> widths = range().map(column -> width(column, cells)).boxed().toList();
    String format =
        range()
            .mapToObj(i -> "%" + (isNumeric(i) ? "" : "-") + widths.get(i) + "s")
            .collect(Collectors.joining("  "));
    var lines = new ArrayList<String>();
    lines.add(format.formatted(columns.toArray()).stripTrailing());
    lines.add(widths.stream().map("─"::repeat).collect(Collectors.joining("  ")));
    cells.forEach(row -> lines.add(format.formatted(row.toArray()).stripTrailing()));
    return lines;
  }

  private IntStream range() {
    return IntStream.range(0, columns.size());
  }

  private int width(int column, List<List<String>> cells) {
    return Math.max(
        columns.get(column).length(),
        cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(value -> value == null || value instanceof Number);
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
