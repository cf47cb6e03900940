package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.gzip;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COPY from a real S3 server, with Redshift's driver. */
class CopyIT {
  private static final String FAILED =
      "Load into table 't' failed.  Check 'stl_load_errors' system table for details.";

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

  private void copy(String source, String options) throws SQLException {
    execute(connection, "COPY t FROM '" + source + "' IAM_ROLE 'arn:aws:iam::0:role/r' " + options);
  }

  @Test
  void loadsWhatTheConnectorStages() throws SQLException {
    String part =
        fixture.put("connector/part-0.csv.gz", gzip("1,@NULL@,\"a,\"\"b\"\"\"\n2,\"\",ünï\n"));
    String manifest =
        fixture.put(
            "connector/manifest.json",
            "{\"entries\": [{\"url\":\"%s\", \"mandatory\":true, \"meta\":{\"content_length\":1}}]}"
                .formatted(part));
    connection.setAutoCommit(false);
    execute(
        connection,
        "set query_group to 'spark'",
        "CREATE TABLE IF NOT EXISTS \"t\" (\"a\" INTEGER, \"b\" VARCHAR(10) , \"c\" VARCHAR(MAX)) DISTSTYLE EVEN ",
        "COPY \"t\" FROM '"
            + manifest
            + "' FORMAT AS CSV GZIP NULL AS '@NULL@'  manifest REGION 'us-east-1' TRUNCATECOLUMNS"
            + " CREDENTIALS 'aws_iam_role=arn:aws:iam::0:role/r'");
    connection.commit();
    assertThat(rows(connection, "SELECT * FROM t ORDER BY a"))
        .containsExactly("1|null|a,\"b\"", "2||ünï");
    assertThat(rows(connection, "SELECT pg_last_copy_count()")).containsExactly("2");
  }

  @Test
  void saysHowManyRowsAsRedshiftDoes() throws SQLException {
    String source = fixture.put("info/a.csv", "1\n2\n3\n");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (n INT)");
      statement.execute("COPY t FROM '" + source + "' IAM_ROLE default FORMAT CSV");
      assertThat(statement.getWarnings().getMessage())
          .contains("Load into table 't' completed, 3 record(s) loaded successfully.");
    }
  }

  @Test
  void failureLeavesTableAsItWasAndIsFoundByQueryId() throws SQLException {
    String source = fixture.put("bad/a.csv", "1,ok\n2,too long by far\n");
    execute(connection, "CREATE TABLE t (n INT, s VARCHAR(5))", "INSERT INTO t VALUES (0, 'old')");
    connection.setAutoCommit(false);
    assertThatThrownBy(() -> copy(source, "CSV"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
        .hasMessageContaining(FAILED);
    connection.rollback();
    assertThat(
            rows(
                connection,
                "SELECT line_number, colname, type, col_length, raw_line, raw_field_value, err_code,"
                    + " err_reason, filename FROM stl_load_errors WHERE query = pg_last_query_id()"))
        .hasSize(1)
        .allSatisfy(
            row ->
                assertThat(row.replaceAll(" +\\|", "|"))
                    .isEqualTo(
                        "2|s|varchar|5|2,too long by far|too long by far|1204|String length exceeds DDL length|"
                            + source));
    assertThat(rows(connection, "SELECT s FROM t")).containsExactly("old");
    assertThat(
            rows(
                connection,
                "SELECT error_code FROM sys_load_error_detail WHERE query_id = pg_last_query_id()"))
        .containsExactly("1204");
  }

  @Test
  void namesEachKindOfError() throws SQLException {
    execute(
        connection,
        "CREATE TABLE t (n INT NOT NULL, d DECIMAL(5,2), b BOOLEAN, day DATE, at TIMESTAMP, c CHAR(3))");
    String source =
        fixture.put(
            "kinds/a.csv",
            """
            x,1,t,2018-11-01,2018-11-01 10:00:00,abc
            ,1,t,2018-11-01,2018-11-01 10:00:00,abc
            1,12345,t,2018-11-01,2018-11-01 10:00:00,abc
            1,1,maybe,2018-11-01,2018-11-01 10:00:00,abc
            1,1,t,2018-13-01,2018-11-01 10:00:00,abc
            1,1,t,2018-11-01,yesterday,abc
            1,1,t,2018-11-01,2018-11-01 10:00:00,abcd
            1,1,t,2018-11-01,2018-11-01 10:00:00,ä
            1,1,t,2018-11-01,2018-11-01 10:00:00
            1,1,t,2018-11-01,2018-11-01 10:00:00,abc,more
            99999999999,1,t,2018-11-01,2018-11-01 10:00:00,abc
            1,180.769,yes,2018-11-01,2018-11-01T10:00:00.5Z,abc
            """);
    copy(source, "CSV MAXERROR 11");
    assertThat(
            rows(
                connection,
                "SELECT line_number, err_code FROM stl_load_errors WHERE query = pg_last_query_id() ORDER BY 1"))
        .containsExactly(
            "1|1207", "2|1213", "3|1204", "4|1210", "5|1205", "6|1206", "7|1204", "8|1220",
            "9|1214", "10|1202", "11|1222");
    assertThat(rows(connection, "SELECT d, at FROM t"))
        .containsExactly("180.76|2018-11-01 10:00:00.5");
  }

  @Test
  void whatPostgresqlWouldStumbleOverIsALoadErrorToo() throws SQLException {
    execute(connection, "CREATE TABLE t (s VARCHAR(5), f DOUBLE PRECISION)");
    String source =
        fixture.put("stumble/a.csv", "a\0b,1\nsmall,1e-400\nlarge,1e400\nnul,1\0\nok,-1.5\n");
    copy(source, "CSV MAXERROR 4");
    assertThat(rows(connection, "SELECT * FROM t")).containsExactly("ok|-1.5");
    assertThat(
            rows(
                connection,
                "SELECT line_number, err_code FROM stl_load_errors WHERE query = pg_last_query_id() ORDER BY 1"))
        .containsExactly("1|1220", "2|1204", "3|1204", "4|1207");
  }

  @Test
  void fillsIdentityAndListedColumns() throws SQLException {
    String prefix = "columns/";
    fixture.put(prefix + "a.csv", "h1,h2\nx,1\n");
    fixture.put(prefix + "b.csv", "h1,h2\ny,\"\"\n");
    execute(
        connection,
        "CREATE TABLE t (id BIGINT IDENTITY(0,1), n INT, s VARCHAR(5), d INT DEFAULT 7)");
    execute(
        connection,
        "COPY t (s, n) FROM 's3://lake/"
            + prefix
            + "' CREDENTIALS 'aws_iam_role=r' CSV IGNOREHEADER 1 COMPUPDATE OFF STATUPDATE ON");
    assertThat(rows(connection, "SELECT * FROM t ORDER BY id"))
        .containsExactly("0|1|x|7", "1|null|y|7");
  }

  @Test
  void missingObjectsAreNamed() throws SQLException {
    execute(connection, "CREATE TABLE t (n INT)");
    assertThatThrownBy(() -> copy("s3://lake/nothing/here", "CSV"))
        .hasMessageContaining("The specified S3 prefix 'nothing/here' does not exist");
    assertThatThrownBy(() -> copy("s3://no-such-bucket/x", "CSV"))
        .hasMessageContaining("S3ServiceException")
        .hasMessageContaining("no-such-bucket");
    assertThatThrownBy(() -> copy("s3://lake/none.manifest", "CSV MANIFEST"))
        .hasMessageContaining("S3ServiceException")
        .hasMessageContaining("s3://lake/none.manifest");
    String manifest =
        fixture.put(
            "gone.manifest", "{\"entries\":[{\"url\":\"s3://lake/gone\",\"mandatory\":true}]}");
    assertThatThrownBy(() -> copy(manifest, "CSV MANIFEST")).hasMessageContaining("s3://lake/gone");
    assertThatThrownBy(() -> copy("s3://lake/x", "CSV SPEEDUP ON"))
        .hasMessageContaining("The sandbox does not emulate the COPY option SPEEDUP");
    assertThat(rows(connection, "SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void missingTableIsMissedAsUsual() {
    assertThatThrownBy(() -> copy("s3://lake/x", "CSV"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"))
        .hasMessageContaining("relation \"t\" does not exist");
  }

  @Test
  void loadsManyRowsInOneGo() throws SQLException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      lines
          .append(i)
          .append(",\"row ")
          .append(i)
          .append("\",2018-11-01 00:00:00.")
          .append(i % 1000)
          .append('\n');
    }
    String source = fixture.put("many/a.csv.gz", gzip(lines.toString()));
    execute(connection, "CREATE TABLE t (n INT, s VARCHAR(20), at TIMESTAMP)");
    copy(source, "CSV GZIP TIMEFORMAT 'auto'");
    assertThat(rows(connection, "SELECT count(*), max(s) FROM t"))
        .containsExactly("200000|row 99999");
  }
}
