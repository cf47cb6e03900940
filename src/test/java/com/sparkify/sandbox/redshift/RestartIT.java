package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.connectTo;
import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a sandbox ends, cleanly or not. */
class RestartIT {
  @TempDir Path home;

  /** Holds a sandbox until it is killed; run in a process of its own. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      var sandbox = RedshiftSandbox.start(SandboxFixture.settings(home, 1));
      Files.writeString(home.resolve("port"), Integer.toString(sandbox.port()));
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
      Thread.sleep(100);
      int port = Integer.parseInt(Files.readString(home.resolve("port")));
      Connection connection = connectTo("jdbc:redshift://127.0.0.1:" + port + "/dev");
      execute(connection, "CREATE TABLE t (n INT) DISTSTYLE ALL", "INSERT INTO t VALUES (1)");
      assertThatThrownBy(() -> RedshiftSandbox.start(SandboxFixture.settings(home, 1)))
          .hasMessageStartingWith("Cannot start the Redshift sandbox: another sandbox is running");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    for (int start = 0; start < 2; start++) {
      try (RedshiftSandbox again = RedshiftSandbox.start(SandboxFixture.settings(home, 1));
          Connection connection = connectTo("jdbc:redshift://127.0.0.1:" + again.port() + "/dev")) {
        assertThat(rows(connection, "SELECT n FROM t")).containsExactly("1");
        assertThat(rows(connection, "SELECT diststyle FROM svv_table_info")).containsExactly("ALL");
      }
    }
  }
}
