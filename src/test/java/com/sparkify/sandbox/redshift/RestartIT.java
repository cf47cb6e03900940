package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.connectTo;
import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data survives the end of a sandbox, clean or not. */
class RestartIT {
  @TempDir Path home;

  /** Runs a sandbox in another process until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      var sandbox = TestSandbox.start(home, 0, "dev");
      Path port = Files.writeString(home.resolve("port.new"), "" + sandbox.port());
      Files.move(port, home.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
      Thread.sleep(600_000);
    }
  }

  @Test
  void dataSurvivesKillOfTheProcess() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("holder.log").toFile())
            .start();
    try {
      while (holder.isAlive() && !Files.exists(home.resolve("port"))) {
        Thread.sleep(50);
      }
      int port = Integer.parseInt(Files.readString(home.resolve("port")));
      Connection connection = connectTo("jdbc:redshift://127.0.0.1:" + port + "/dev");
      execute(connection, "CREATE TABLE t (n INT) DISTSTYLE ALL", "INSERT INTO t VALUES (1)");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    for (int start = 0; start < 2; start++) {
      try (RedshiftSandbox again = TestSandbox.start(home, 0, "dev");
          Connection connection = connectTo("jdbc:redshift://127.0.0.1:" + again.port() + "/dev")) {
        assertThat(rows(connection, "SELECT n FROM t")).containsExactly("1");
        assertThat(rows(connection, "SELECT diststyle FROM svv_table_info")).containsExactly("ALL");
      }
    }
  }

  @Test
  void whatAnOlderSandboxInstalledIsReplacedAndTablesStay() throws Exception {
    try (RedshiftSandbox older = TestSandbox.start(home, 0, "dev");
        Connection client = connectTo("jdbc:redshift://127.0.0.1:" + older.port() + "/dev")) {
      execute(
          client,
          "CREATE TABLE t (n VARCHAR(5) SORTKEY, at TIMESTAMP DEFAULT GETDATE())",
          "INSERT INTO t (n) VALUES ('1')");
      String url = "jdbc:postgresql://127.0.0.1:" + rows(client, "SHOW port").get(0) + "/dev";
      String password = Files.readString(home.resolve("redshift/postgres.password"));
      try (Connection server = DriverManager.getConnection(url, "postgres", password)) {
        execute(
            server,
            "SET allow_system_table_mods = on",
            "COMMENT ON SCHEMA pg_catalog IS 'older'",
            "DROP VIEW pg_catalog.svv_columns",
            "CREATE VIEW pg_catalog.svv_columns AS SELECT 1 AS other",
            "CREATE FUNCTION pg_catalog.sandbox_older() RETURNS event_trigger LANGUAGE plpgsql"
                + " AS 'BEGIN RAISE EXCEPTION ''older''; END'",
            "CREATE EVENT TRIGGER older ON ddl_command_end EXECUTE FUNCTION sandbox_older()");
      }
    }
    try (RedshiftSandbox again = TestSandbox.start(home, 0, "dev");
        Connection client = connectTo("jdbc:redshift://127.0.0.1:" + again.port() + "/dev")) {
      execute(client, "CREATE TABLE u (n INT)", "INSERT INTO t (n) VALUES ('2')");
      assertThat(rows(client, "SELECT COUNT(*) FROM t WHERE at <= GETDATE()")).containsExactly("2");
      assertThat(rows(client, "SELECT sortkey1, tbl_rows FROM svv_table_info"))
          .containsExactly("n|2");
      assertThat(rows(client, "SELECT column_name FROM svv_columns WHERE table_name = 'u'"))
          .containsExactly("n");
    }
  }

  @Test
  void aUserThatCannotBeIsRefusedWithoutNamingThePassword() {
    assertThatThrownBy(() -> TestSandbox.start(home, 0, "pg_monitor"))
        .hasMessageContaining("Cannot start the Redshift sandbox")
        .hasMessageContaining("pg_monitor")
        .message()
        .doesNotContainIgnoringCase("password");
  }
}
