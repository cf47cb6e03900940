package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wire protocol, with the drivers of Redshift and PostgreSQL. */
class WireIT {
  private final SandboxFixture fixture = SandboxFixture.shared();

  @Test
  void genuineDriverSeesRedshift() throws SQLException {
    try (Connection connection = fixture.connect()) {
      assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.2");
      assertThat(rows(connection, "SELECT version()").get(0)).contains("Redshift 1.0");
    }
  }

  @Test
  void wrongPasswordIsRefused() {
    String url = "jdbc:redshift://127.0.0.1:" + fixture.port() + "/dev";
    assertThatThrownBy(() -> SandboxFixture.connectTo(url, "password", "wrong"))
        .hasMessageContaining("password authentication failed for user \"dev\"");
    assertThatThrownBy(() -> SandboxFixture.connectTo(url, "user", "eve"))
        .hasMessageContaining("password authentication failed for user \"eve\"");
  }

  @Test
  void unknownDatabaseIsRefused() {
    String url = "jdbc:redshift://127.0.0.1:" + fixture.port() + "/other";
    assertThatThrownBy(() -> SandboxFixture.connectTo(url))
        .hasMessageContaining("database \"other\" does not exist");
  }

  @Test
  void longBatchesDoNotDeadlock() throws SQLException {
    try (Connection connection = fixture.connect()) {
      execute(connection, "CREATE TABLE t (n INT, s VARCHAR(100))");
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
        for (int i = 0; i < 5_000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "value ".repeat(10) + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
      assertThat(rows(connection, "SELECT count(*) FROM t")).containsExactly("5000");
    }
  }

  @Test
  void largeResultsComeByFetchSize() throws SQLException {
    try (Connection connection = fixture.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(1_000);
      long sum = 0;
      try (ResultSet rows = statement.executeQuery("SELECT n FROM generate_series(1, 200000) n")) {
        while (rows.next()) {
          sum += rows.getLong(1);
        }
      }
      assertThat(sum).isEqualTo(200_000L * 200_001 / 2);
    }
  }

  @Test
  void queryTimeoutEndsQueryAndConnectionGoesOn() throws SQLException {
    try (Connection connection = fixture.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(60)"))
          .isInstanceOf(SQLException.class);
      statement.setQueryTimeout(0);
      assertThat(rows(connection, "SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void errorInTransactionLeavesItFailedUntilRollback() throws SQLException {
    try (Connection connection = fixture.connect()) {
      connection.setAutoCommit(false);
      execute(connection, "CREATE TABLE t (n INT)", "INSERT INTO t VALUES (1)");
      connection.commit();
      execute(connection, "INSERT INTO t VALUES (2)");
      assertThatThrownBy(() -> execute(connection, "CREATE INDEX i ON t (n)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
          .hasMessageContaining("not supported on Redshift tables");
      assertThatThrownBy(() -> execute(connection, "SELECT 1"))
          .hasMessageContaining("current transaction is aborted");
      connection.rollback();
      assertThat(rows(connection, "SELECT n FROM t")).containsExactly("1");
    }
  }

  @Test
  void postgresDriverWorksInBothProtocols() throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + fixture.port() + "/dev";
    for (String mode : List.of("simple", "extended")) {
      try (Connection connection =
          SandboxFixture.connectTo(url, "sslmode", "disable", "preferQueryMode", mode)) {
        assertThat(rows(connection, "SELECT NVL(NULL, 'x')")).containsExactly("x");
      }
    }
  }

  @Test
  void portInUseIsNamedWithTheWayOut() throws Exception {
    assertThatThrownBy(() -> TestSandbox.start(Path.of("unused"), fixture.port(), "dev"))
        .hasMessageStartingWith("Cannot start the Redshift sandbox: port " + fixture.port())
        .hasMessageContaining("--set sandbox.redshift-port=");
  }

  @Test
  void statementsOfOneSimpleQueryShareATransaction() throws Exception {
    try (Connection connection = fixture.connect("preferQueryMode", "simple")) {
      String object = fixture.put("simple/a.csv", "1\nx\n".getBytes(StandardCharsets.UTF_8));
      execute(connection, "CREATE TABLE t (n INT)");
      assertThatThrownBy(
              () ->
                  execute(
                      connection,
                      "INSERT INTO t VALUES (7); COPY t FROM '" + object + "' IAM_ROLE 'r' CSV"))
          .hasMessageContaining("Load into table 't' failed");
      assertThat(rows(connection, "SELECT count(*) FROM t")).containsExactly("0");
    }
  }
}
