package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements in Redshift's dialect, with Redshift's driver. */
class DialectIT {
  private final SandboxFixture fixture = SandboxFixture.shared();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = fixture.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void declarationsAreShownByTheCatalogue() throws SQLException {
    execute(
        connection,
        """
        CREATE TABLE IF NOT EXISTS plays ( -- one row a play
          play_id BIGINT IDENTITY(0, 1) PRIMARY KEY,
          at TIMESTAMP NOT NULL SORTKEY,
          user_id INT ENCODE az64 REFERENCES users (user_id),
          note VARCHAR(MAX) DEFAULT 'a || '' (b)' || 'c' ENCODE zstd,
          UNIQUE (user_id, at), FOREIGN KEY (user_id) REFERENCES users)
        BACKUP NO DISTSTYLE KEY DISTKEY (user_id)
        """,
        "INSERT INTO plays (at, user_id) VALUES ('2018-11-01', 1), ('2018-11-01', 1)");
    assertThat(
            rows(
                connection,
                "SELECT \"column\", type, encoding, distkey, sortkey, \"notnull\" FROM pg_table_def"
                    + " WHERE tablename = 'plays'"))
        .containsExactly(
            "play_id|bigint|none|f|0|t",
            "at|timestamp without time zone|none|f|1|t",
            "user_id|integer|az64|t|0|f",
            "note|character varying(65535)|zstd|f|0|f");
    assertThat(
            rows(
                connection,
                "SELECT diststyle, sortkey1, tbl_rows FROM svv_table_info WHERE \"table\" = 'plays' AND \"schema\" = current_schema()"))
        .containsExactly("KEY(user_id)|at|2");
    assertThat(rows(connection, "SELECT play_id, note FROM plays ORDER BY 1"))
        .containsExactly("0|a || ' (b)c", "1|a || ' (b)c");
  }

  @Test
  void aRangeOfASortedColumnReadsItsBlocksOnlyByNoIndexThatShows() throws SQLException {
    execute(
        connection,
        "CREATE TABLE moments (note VARCHAR(1000), at TIMESTAMP, run VARCHAR(40)) SORTKEY (at, run)",
        "CREATE TEMP TABLE digits (d INT)",
        "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
        "INSERT INTO moments SELECT repeat('x', 500), '2018-01-01'::timestamp + n * INTERVAL '1 minute', 'run ' || n / 10000"
            + " FROM (SELECT e.d * 10000 + a.d * 1000 + b.d * 100 + c.d * 10 + u.d + 1 AS n"
            + " FROM digits e, digits a, digits b, digits c, digits u WHERE e.d < 2) ORDER BY n",
        "ANALYZE moments");

    String select = "SELECT count(*) FROM moments WHERE ";
    for (String range : List.of("at BETWEEN '2018-01-02' AND '2018-01-03'", "run = 'run 2'")) {
      assertThat(String.join("\n", rows(connection, "EXPLAIN " + select + range)))
          .contains("Bitmap Index Scan");
    }
    assertThat(rows(connection, select + "at < '2018-01-02'")).containsExactly("1439");
    DatabaseMetaData metadata = connection.getMetaData();
    String schema = rows(connection, "SELECT current_schema()").get(0);
    assertThat(metadata.getIndexInfo(null, schema, "moments", false, false).next()).isFalse();
    assertThat(metadata.getTables(null, null, "sandbox_zone%", new String[] {"INDEX"}).next())
        .isFalse();
    for (String catalogue :
        List.of(
            "pg_indexes WHERE tablename = 'moments'",
            "pg_catalog.pg_index WHERE indrelid = 'moments'::regclass",
            "pg_class WHERE relkind = 'i' AND pg_table_is_visible(oid) AND relname LIKE 'sandbox_zone%'",
            "pg_trigger WHERE NOT tgisinternal AND tgrelid = 'moments'::regclass")) {
      assertThat(rows(connection, "SELECT 1 FROM " + catalogue)).as(catalogue).isEmpty();
    }
  }

  @Test
  void declarationsRollBackWithTheirTable() throws SQLException {
    connection.setAutoCommit(false);
    execute(connection, "CREATE TABLE gone (a INT) DISTSTYLE ALL");
    assertThat(
            rows(
                connection,
                "SELECT 1 FROM pg_catalog.sandbox_declared WHERE declared->>'name' = 'gone'"))
        .hasSize(1);
    connection.rollback();
    assertThat(
            rows(
                connection,
                "SELECT 1 FROM pg_catalog.sandbox_declared WHERE declared->>'name' = 'gone'"))
        .isEmpty();
  }

  @Test
  void whatIsCreatedFromAQueryIsAnalyzedAtOnce() throws SQLException {
    execute(
        connection,
        "CREATE TEMP TABLE two AS SELECT 1 AS a UNION ALL SELECT 2",
        "SELECT a INTO three FROM two UNION ALL SELECT 3");
    assertThat(
            rows(
                connection,
                "SELECT relname, reltuples FROM pg_class WHERE oid IN ('two'::regclass, 'three'::regclass) ORDER BY 2"))
        .containsExactly("two|2", "three|3");
  }

  @Test
  void keysAreNotEnforced() throws SQLException {
    execute(
        connection,
        "CREATE TABLE t (a INT PRIMARY KEY, b INT UNIQUE) DISTKEY(a) COMPOUND SORTKEY(a, b)",
        "ALTER TABLE t ADD CONSTRAINT u UNIQUE (b)",
        "INSERT INTO t VALUES (1, 1), (1, 1)");
    assertThat(rows(connection, "SELECT * FROM t")).hasSize(2);
    assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES (NULL, 1)"))
        .hasMessageContaining("null value in column \"a\"");
  }

  @Test
  void aliasesGiveWayToColumnsThatOnlyTheTransactionSees() throws SQLException {
    execute(connection, "CREATE TABLE known (a INT)", "INSERT INTO known VALUES (1)");
    connection.setAutoCommit(false);
    // With BEGIN before it in the same round trip.
    assertThat(rows(connection, "SELECT a + 1 AS b, b * 2 FROM known")).containsExactly("2|4");
    execute(connection, "CREATE TABLE fresh (a INT, b INT)", "INSERT INTO fresh VALUES (1, 10)");
    assertThat(rows(connection, "SELECT a + 1 AS b, b * 2 FROM fresh")).containsExactly("2|20");
    try (PreparedStatement query =
        connection.prepareStatement("SELECT a + ? AS c, c * 2 FROM fresh WHERE c = 6")) {
      query.setInt(1, 5);
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(2)).isEqualTo(12);
      }
    }
    assertThatThrownBy(() -> execute(connection, "SELECT nothing"))
        .hasMessageContaining("column \"nothing\" does not exist");
    assertThatThrownBy(() -> execute(connection, "SELECT a + 1 AS c, c FROM fresh"))
        .hasMessageContaining("current transaction is aborted");
    connection.rollback();
    assertThat(rows(connection, "SELECT a + 1 AS c, c FROM known")).containsExactly("2|2");
  }

  @Test
  void lengthsCountBytes() throws SQLException {
    execute(
        connection,
        "CREATE TABLE t (v VARCHAR(4), c CHAR(2))",
        "INSERT INTO t VALUES ('äö', 'ab')");
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (v) VALUES (?)")) {
      insert.setString(1, "äöü");
      assertThatThrownBy(insert::execute)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22001"))
          .hasMessageContaining("value too long for type character varying(4)");
    }
    execute(connection, "CREATE TABLE u AS SELECT 'äöü'::varchar(4) AS v");
    assertThat(rows(connection, "SELECT v, octet_length(v) FROM u")).containsExactly("äö|4");
    assertThat(rows(connection, "SELECT type FROM pg_table_def WHERE tablename = 'u'"))
        .containsExactly("character varying(4)");
  }

  @Test
  void aggregatesAndWindows() throws SQLException {
    execute(
        connection,
        "CREATE TABLE t (g INT, n INT)",
        "INSERT INTO t VALUES (1, 3), (1, 1), (2, 5), (2, 5)");
    assertThat(
            rows(
                connection,
                "SELECT g, LISTAGG(n, ', ') WITHIN GROUP (ORDER BY n DESC) FROM t GROUP BY g ORDER BY g"))
        .containsExactly("1|3, 1", "2|5, 5");
    assertThat(rows(connection, "SELECT LISTAGG(DISTINCT n, '-') WITHIN GROUP (ORDER BY n) FROM t"))
        .containsExactly("1-3-5");
    assertThat(rows(connection, "SELECT MEDIAN(n)::float8 FROM t")).containsExactly("4.0");
    assertThat(
            rows(
                connection,
                "SELECT DISTINCT g, RATIO_TO_REPORT(sum(n)) OVER (PARTITION BY g) FROM t GROUP BY g, n ORDER BY 1, 2 LIMIT 1"))
        .containsExactly("1|0.25");
  }

  @Test
  void sessionStatements() throws SQLException {
    execute(
        connection,
        "SET query_group TO 'load x'",
        "SET statement_timeout TO 60000",
        "SET enable_result_cache_for_session TO off",
        "CREATE TABLE a (n INT)",
        "CREATE TABLE b (n INT)",
        "BEGIN",
        "LOCK a, b",
        "COMMIT",
        "ANALYZE a",
        "TRUNCATE a",
        "RESET query_group");
    assertThat(rows(connection, "SELECT pg_last_copy_count(), pg_backend_pid() > 0"))
        .containsExactly("0|t");
  }
}
