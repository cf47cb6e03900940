package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.SqlFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A column as this program makes it.
 *
 * @param definition all behind its name in {@code CREATE TABLE}
 * @param type as the catalogue names it
 * @param width in bytes, of texts; 0 for others
 */
record TableColumn(String name, String definition, String type, int width) {
  private static final Pattern LINE =
      Pattern.compile(
          "^  (\\w+) +((?:VARCHAR\\((\\d+)\\)|DOUBLE PRECISION|\\w+)[^\\n]*?),?$",
          Pattern.MULTILINE);

  /** The columns of a table, as its file in {@code sql/tables} says. */
  static List<TableColumn> of(String table) {
    return LINE.matcher(SqlFile.of("tables/" + table).text())
        .results()
        .filter(line -> !line.group(1).matches("PRIMARY|UNIQUE"))
        .map(TableColumn::of)
        .toList();
  }

  private static TableColumn of(MatchResult line) {
    String definition = line.group(2);
    int width = line.group(3) == null ? 0 : Integer.parseInt(line.group(3));
    String word = definition.replaceFirst("[ (].*", "").toLowerCase(Locale.ROOT);
    String type =
        switch (word) {
          case "varchar" -> "character varying";
          case "double" -> "double precision";
          case "timestamp" -> "timestamp without time zone";
          default -> word;
        };
    return new TableColumn(line.group(1), definition, type, width);
  }

  /** Without what a later {@code ALTER TABLE} cannot say. */
  String typeDefinition() {
    return definition.replaceFirst(" +(NOT NULL|REFERENCES|IDENTITY).*", "");
  }
}
