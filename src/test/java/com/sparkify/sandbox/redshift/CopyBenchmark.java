package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;

import java.io.StringReader;
import java.sql.Connection;
import org.postgresql.PGConnection;

/** Compares COPY of a million rows with PostgreSQL's own; started by hand, prints figures. */
final class CopyBenchmark {
  private static final int ROWS = 1_000_000;

  private CopyBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    SandboxFixture fixture = SandboxFixture.shared();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      lines.append(i).append(",user ").append(i % 977).append(",\"a, quoted title\",");
      lines.append("2018-11-01 21:01:46.796,").append(i % 300).append(".25\n");
    }
    String source = fixture.put("bench/a.csv", lines.toString());
    String table =
        "(n INT, name VARCHAR(50), title VARCHAR(100), at TIMESTAMP, length DECIMAL(10,2))";
    try (Connection connection = fixture.connect()) {
      String port = rows(connection, "SHOW port").get(0);
      for (int round = 0; round < 3; round++) {
        execute(connection, "DROP TABLE IF EXISTS t", "CREATE TABLE t " + table);
        long start = System.nanoTime();
        execute(connection, "COPY t FROM '" + source + "' IAM_ROLE 'r' CSV");
        double copy = (System.nanoTime() - start) / 1e9;
        execute(connection, "TRUNCATE t");
        String schema = rows(connection, "SELECT current_schema()").get(0);
        start = System.nanoTime();
        try (Connection direct =
            SandboxFixture.connectTo(
                "jdbc:postgresql://127.0.0.1:" + port + "/dev", "sslmode", "disable")) {
          direct
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY " + schema + ".t FROM STDIN WITH (FORMAT csv)",
                  new StringReader(lines.toString()));
        }
        double straight = (System.nanoTime() - start) / 1e9;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
            "%d rows, %d MB: COPY %.1f s, \\copy %.1f s, ratio %.1f; heap in use %d MB%n",
            ROWS,
            lines.length() >> 20,
            copy,
            straight,
            copy / straight,
            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      }
    }
    System.exit(0);
  }
}
