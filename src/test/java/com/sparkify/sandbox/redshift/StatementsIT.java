package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of statements.txt, with Redshift's driver. */
class StatementsIT {
  private final SandboxFixture fixture = SandboxFixture.shared();

  /** One line: a statement, its outcome, and the rule of the developer guide for it. */
  record Line(String verdict, String statement, String outcome, String source) {
    static Line of(String line) {
      String[] columns = line.split(" \\|(?= )", 4);
      return new Line(columns[0], columns[1].strip(), columns[2].strip(), columns[3].strip());
    }

    @Override
    public String toString() {
      return verdict + " " + statement;
    }
  }

  static Stream<Line> lines() throws IOException {
    try (var in = StatementsIT.class.getResourceAsStream("statements.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Line::of);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void faresAsOnRedshift(Line line) throws SQLException {
    try (Connection connection = fixture.connect()) {
      execute(
          connection,
          "SET extra_float_digits TO 0",
          "CREATE TABLE t (a INT, b INT)",
          "INSERT INTO t VALUES (1, 10), (1, 20), (2, 30)",
          "CREATE TABLE empty (a INT)");
      String[] statements = line.statement().split("; ");
      for (int i = 0; i < statements.length - 1; i++) {
        execute(connection, statements[i]);
      }
      String last = statements[statements.length - 1];
      switch (line.verdict()) {
        case "accepts" -> execute(connection, last);
        case "answers" ->
            assertThat(String.join(";", values(connection, last))).isEqualTo(line.outcome());
        case "refuses" ->
            assertThatThrownBy(() -> execute(connection, last))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(line.outcome());
        default -> throw new IllegalStateException("Unknown verdict: " + line.verdict());
      }
    }
  }

  /**
   * The rows as psql prints them; the driver adds a fraction to numbers and times that have none.
   */
  private static List<String> values(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringJoiner values = new StringJoiner(",");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          boolean isExact = !columns.getColumnTypeName(i).matches("float.*|timestamp.*");
          String value = String.valueOf(rows.getString(i)).stripTrailing();
          values.add(isExact ? value : value.replaceFirst("\\.0$", ""));
        }
        all.add(values.toString());
      }
      return all;
    }
  }

  @Test
  void eachLineNamesItsSource() throws IOException {
    assertThat(lines()).hasSizeGreaterThanOrEqualTo(120).allMatch(line -> !line.source().isEmpty());
  }
}
