package com.sparkify.bench;

import com.sparkify.warehouse.lake.parsing.ColumnType.Kind;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.writing.StagingTable;
import com.sparkify.warehouse.lake.writing.StagingTable.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Digest of staged rows, independent of their order and of the format of numbers.
 *
 * @param rows number of rows
 * @param sums the sum of all row hashes, then the sum of the hashes of each column
 */
record Digest(long rows, List<String> sums) {
  // Nothing between two commas is an empty text, as for COPY with NULL AS.
  private static final String SQL =
      """
      SELECT count(*), sum(hash(%s)), %s
      FROM (SELECT * REPLACE (%s)
            FROM read_csv([%s], columns = {%s}, header = false, auto_detect = false, delim = ',',
                          quote = '"', escape = '"', nullstr = '@NULL@', max_line_size = 16000000))
      """;

  /**
   * Reads gzipped CSV on disk.
   *
   * @param input bucket and folder of the source files; the part of a URL before it is not compared
   */
  static Digest of(List<Path> files, Source source, String input) {
    if (files.isEmpty()) {
      return new Digest(0, List.of());
    }
    List<Field> fields = StagingTable.of(source).fields();
    String hashes = join(fields, "sum(hash(%s))");
    String paths = files.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    String types =
        fields.stream()
            .map(field -> "'%s': '%s'".formatted(field.name(), type(field)))
            .collect(Collectors.joining(", "));
    String sql = SQL.formatted(join(fields, "%s"), hashes, comparable(source, input), paths, types);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      var sums = new ArrayList<String>();
      for (int i = 0; i <= fields.size(); i++) {
        sums.add(String.valueOf(row.getString(2 + i)));
      }
      return new Digest(row.getLong(1), sums);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot compare " + paths + ": " + e.getMessage(), e);
    }
  }

  /** The columns with different values; none if the same values are combined into other rows. */
  static List<String> differences(Source source, Digest one, Digest other) {
    List<Field> fields = StagingTable.of(source).fields();
    return IntStream.range(0, fields.size())
        .filter(i -> !one.sums.get(i + 1).equals(other.sums.get(i + 1)))
        .mapToObj(i -> fields.get(i).name())
        .toList();
  }

  // Some candidates do not know the modification time of a file.
  private static String comparable(Source source, String input) {
    String file = "substr(source_file, strpos(source_file, '%s')) AS source_file".formatted(input);
    return source == Source.SONGS ? file + ", NULL AS source_modified" : file;
  }

  private static String type(Field field) {
    return field.type().kind() == Kind.DOUBLE ? "DOUBLE" : "VARCHAR";
  }

  private static String join(List<Field> fields, String format) {
    return fields.stream()
        .map(field -> format.formatted('"' + field.name() + '"'))
        .collect(Collectors.joining(", "));
  }
}
