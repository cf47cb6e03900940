package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What drivers need beside statements: metadata, encryption, prepared statements. */
class ClientsIT {
  private final SandboxFixture fixture = SandboxFixture.shared();

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(name));
    }
    return values;
  }

  @Test
  void metadataTellsTablesColumnsAndKeys() throws SQLException {
    try (Connection connection = fixture.connect()) {
      execute(
          connection,
          "CREATE TABLE plays (id BIGINT IDENTITY(0,1), at TIMESTAMP, who VARCHAR(20), PRIMARY KEY (id, at))",
          "CREATE VIEW seen AS SELECT who FROM plays");
      String schema = rows(connection, "SELECT current_schema()").get(0);
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(
              column(
                  metadata.getTables(null, schema, "%", new String[] {"TABLE", "VIEW"}),
                  "TABLE_NAME"))
          .containsExactlyInAnyOrder("plays", "seen");
      assertThat(
              column(metadata.getTables(null, schema, "%", new String[] {"TABLE"}), "TABLE_NAME"))
          .containsExactly("plays");
      assertThat(column(metadata.getColumns(null, schema, "plays", null), "COLUMN_NAME"))
          .containsExactly("id", "at", "who");
      assertThat(column(metadata.getPrimaryKeys(null, schema, "plays"), "COLUMN_NAME"))
          .containsExactlyInAnyOrder("id", "at");
      assertThat(column(metadata.getSchemas(), "TABLE_SCHEM")).contains(schema);
      assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).contains("dev");
    }
  }

  @Test
  void foreignAndUniqueKeysAreShown() throws SQLException {
    try (Connection connection = fixture.connect()) {
      execute(
          connection,
          "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(10) UNIQUE)",
          "CREATE TABLE plays (user_id INT REFERENCES users, first_user INT)",
          "ALTER TABLE plays ADD FOREIGN KEY (first_user) REFERENCES users (id)");
      String schema = rows(connection, "SELECT current_schema()").get(0);
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getImportedKeys(null, schema, "plays"), "FKCOLUMN_NAME"))
          .containsExactlyInAnyOrder("user_id", "first_user");
      assertThat(column(metadata.getExportedKeys(null, schema, "users"), "PKCOLUMN_NAME"))
          .containsExactly("id", "id");
      assertThat(
              rows(
                  connection,
                  "SELECT conname, contype FROM pg_constraint"
                      + " WHERE connamespace = current_schema()::regnamespace ORDER BY 1"))
          .containsExactly(
              "plays_first_user_fkey|f",
              "plays_user_id_fkey|f",
              "users_name_key|u",
              "users_pkey|p");
    }
  }

  @Test
  void encryptsWithACertificateOfItsOwn() throws SQLException {
    String certificate = fixture.home().resolve("redshift/server.crt").toString();
    for (String mode : List.of("verify-ca", "verify-full")) {
      try (Connection connection =
          SandboxFixture.connectTo(
              "jdbc:redshift://localhost:" + fixture.port() + "/dev",
              "ssl",
              "true",
              "sslmode",
              mode,
              "sslrootcert",
              certificate)) {
        assertThat(rows(connection, "SELECT repeat('x', 100000)").get(0)).hasSize(100_000);
      }
    }
    try (Connection connection =
        SandboxFixture.connectTo(
            "jdbc:postgresql://localhost:" + fixture.port() + "/dev",
            "ssl",
            "true",
            "sslmode",
            "require")) {
      assertThat(rows(connection, "SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void postgresItselfAsksForAPassword() throws SQLException {
    try (Connection connection = fixture.connect()) {
      String port = rows(connection, "SHOW port").get(0);
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void numbersOfTheLastLoadAreRightForPreparedStatements() throws SQLException {
    try (Connection connection = fixture.connect();
        PreparedStatement count = connection.prepareStatement("SELECT pg_last_copy_count()")) {
      execute(connection, "CREATE TABLE t (n INT)");
      for (int rows = 1; rows <= 8; rows++) {
        String source = fixture.put("counts/" + rows + "/a.csv", "1\n".repeat(rows));
        execute(connection, "COPY t FROM '" + source + "' IAM_ROLE 'r' CSV");
        try (ResultSet result = count.executeQuery()) {
          result.next();
          assertThat(result.getInt(1)).isEqualTo(rows);
        }
      }
    }
  }

  @Test
  void historyTellsWhatRan() throws Exception {
    try (Connection connection = fixture.connect()) {
      String source = fixture.put("history/a.csv", "x\n");
      execute(connection, "SET query_group TO 'history test'", "CREATE TABLE t (n INT)");
      assertThatThrownBy(
              () -> execute(connection, "COPY t FROM '" + source + "' CREDENTIALS 'secret' CSV"))
          .isInstanceOf(SQLException.class);
      String seen = "";
      for (int i = 0; i < 100 && !seen.contains("COPY"); i++) {
        Thread.sleep(20);
        seen =
            String.join(
                ";",
                rows(
                    connection,
                    "SELECT query_type, status, query_id = pg_last_query_id(), query_text"
                        + " FROM sys_query_history WHERE query_label = 'history test'"
                        + " AND query_type IN ('DDL', 'COPY') ORDER BY start_time"));
      }
      assertThat(seen)
          .isEqualTo(
              "DDL|success|f|CREATE TABLE t (n INT);COPY|failed|t|COPY t FROM '"
                  + source
                  + "' CREDENTIALS '***' CSV");
    }
  }
}
