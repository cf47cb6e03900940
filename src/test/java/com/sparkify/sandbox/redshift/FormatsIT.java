package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COPY of JSON, Parquet and delimited text, and UNLOAD to files that COPY reads. */
class FormatsIT {
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
    execute(connection, "COPY t FROM '" + source + "' IAM_ROLE 'r' " + options);
  }

  @Test
  void jsonGoesToTheColumnsOfItsNames() throws SQLException {
    execute(
        connection,
        "CREATE TABLE t (id INT, name VARCHAR(20), length DECIMAL(18,0), ok BOOLEAN, \"at\" TIMESTAMP, extra VARCHAR(99))");
    String source =
        fixture.put(
            "json/a.json",
            """
            {"id": "", "name": "a\\u00e4\\n\\"", "length": 180.76689, "ok": true, "at": 1541105830796, "more": [1]}
            {"name": 1.50, "extra": {"k": [1, "x"]},
             "id": 7}{"id": 8, "Name": null}
            """);
    copy(source, "JSON 'auto' TIMEFORMAT 'epochmillisecs'");
    assertThat(rows(connection, "SELECT * FROM t"))
        .containsExactly(
            "null|aä\n\"|180|t|2018-11-01 20:57:10.796|null",
            "7|1.50|null|null|null|{\"k\": [1, \"x\"]}",
            "8|null|null|null|null|null");
  }

  @Test
  void jsonNamesMayDifferInCase() throws SQLException {
    execute(connection, "CREATE TABLE t (userid INT, firstname VARCHAR(20))");
    String source =
        fixture.put("json/case.json", "{\"userId\": \"39\", \"firstName\": \"Walter\"}");
    copy(source, "FORMAT JSON 'auto'");
    copy(source, "FORMAT AS JSON 'auto ignorecase' REGION 'us-west-2'");
    assertThat(rows(connection, "SELECT * FROM t")).containsExactly("null|null", "39|Walter");
  }

  @Test
  void jsonNumbersWithoutAFractionAreWhole() throws SQLException {
    execute(connection, "CREATE TABLE t (a BIGINT, b INT, \"at\" TIMESTAMP)");
    String source =
        fixture.put(
            "json/whole.json", "{\"a\": 1541105830796.0, \"b\": 2.0, \"at\": 1541105830796.0}");
    copy(source, "JSON 'auto' TIMEFORMAT 'epochmillisecs'");
    assertThat(rows(connection, "SELECT * FROM t"))
        .containsExactly("1541105830796|2|2018-11-01 20:57:10.796");
    String text = fixture.put("text/whole.csv", "1.0,2,\n");
    assertThatThrownBy(() -> copy(text, "CSV")).hasMessageContaining("failed");
    String fraction = fixture.put("json/fraction.json", "{\"a\": 1.5}");
    assertThatThrownBy(() -> copy(fraction, "JSON 'auto'")).hasMessageContaining("failed");
  }

  @Test
  void anArrayIsNoObjectForJsonAuto() throws SQLException {
    execute(connection, "CREATE TABLE t (a INT)");
    String source = fixture.put("json/array.json", "[{\"a\": 1}, {\"a\": 2}]");
    assertThatThrownBy(() -> copy(source, "JSON 'auto'")).hasMessageContaining("failed");
    String paths = fixture.put("json/first", "{\"jsonpaths\": [\"$[0]\"]}");
    copy(fixture.put("json/arrays.json", "[1, 2] [3]"), "JSON '" + paths + "'");
    assertThat(rows(connection, "SELECT a FROM t")).containsExactly("1", "3");
  }

  @Test
  void avroGoesToTheColumnsOfItsNames() throws SQLException, IOException {
    execute(
        connection,
        "CREATE TABLE t (name VARCHAR(20), id INT, f FLOAT8, ok BOOLEAN, missing INT, \"at\" TIMESTAMP)");
    Schema schema =
        SchemaBuilder.record("row")
            .fields()
            .optionalLong("id")
            .optionalString("name")
            .optionalDouble("f")
            .optionalBoolean("ok")
            .optionalString("at")
            .endRecord();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(6)).create(schema, bytes);
      writer.append(
          new GenericRecordBuilder(schema)
              .set("id", 7L)
              .set("name", "ä\t")
              .set("f", 0.5)
              .set("ok", true)
              .set("at", "2018-11-01 20:57:10.796")
              .build());
      writer.append(new GenericRecordBuilder(schema).build());
    }
    copy(fixture.put("avro/a.avro", bytes.toByteArray()), "FORMAT AS AVRO 'auto'");
    assertThat(rows(connection, "SELECT * FROM t"))
        .containsExactly("ä|7|0.5|t|null|2018-11-01 20:57:10.796", "null|null|null|null|null|null");
    String broken = fixture.put("avro/broken.avro", "no avro");
    assertThatThrownBy(() -> copy(broken, "AVRO 'auto'")).hasMessageContaining("Cannot read s3://");
  }

  @Test
  void decimalsAreCutUnlessRoundecRoundsThem() throws SQLException {
    execute(connection, "CREATE TABLE t (a DECIMAL(5, 1))");
    String source = fixture.put("text/decimal.csv", "1.29\n");
    copy(source, "CSV");
    copy(source, "CSV ROUNDEC");
    assertThat(rows(connection, "SELECT a FROM t")).containsExactly("1.2", "1.3");
  }

  @Test
  void charsHaveNoTrailingBlanksInUnloadedText() throws SQLException {
    execute(
        connection,
        "CREATE TABLE s (a CHAR(5), b INT)",
        "INSERT INTO s VALUES ('ab', 1)",
        "UNLOAD ('SELECT a, b FROM s') TO 's3://lake/unload/char/' IAM_ROLE 'r' DELIMITER ','",
        "CREATE TABLE t (a VARCHAR(9), b INT)");
    copy("s3://lake/unload/char/", "CSV");
    assertThat(rows(connection, "SELECT LEN(a), a FROM t")).containsExactly("2|ab");
  }

  @Test
  void jsonpathsSayWhereTheFieldsAre() throws SQLException {
    execute(connection, "CREATE TABLE t (a INT, b VARCHAR(20), c INT)");
    String source =
        fixture.put("json/paths.json", "{\"x\": {\"y\": 1}, \"n m\": \"two\", \"l\": [4, 5]}");
    String paths =
        fixture.put("json/jsonpaths", "{\"jsonpaths\": [\"$.x.y\", \"$['n m']\", \"$.l[1]\"]}");
    copy(source, "JSON '" + paths + "'");
    assertThat(rows(connection, "SELECT * FROM t")).containsExactly("1|two|5");
    String short1 = fixture.put("json/short", "{\"jsonpaths\": [\"$.x\"]}");
    assertThatThrownBy(() -> copy(source, "JSON '" + short1 + "'"))
        .hasMessageContaining("Number of jsonpaths and the number of columns should match");
  }

  @Test
  void brokenJsonIsALoadError() throws SQLException {
    execute(connection, "CREATE TABLE t (a INT)");
    String source =
        fixture.put("json/broken.json", "{\"a\": 1}\nnonsense\n{\"a\": x}\n{\"a\": 2}\n");
    copy(source, "JSON 'auto' MAXERROR 5");
    assertThat(rows(connection, "SELECT a FROM t")).containsExactly("1", "2");
    assertThat(
            rows(
                connection,
                "SELECT line_number, raw_line FROM stl_load_errors WHERE query = pg_last_query_id() ORDER BY 1"))
        .containsExactly("2|nonsense", "3|{\"a\": x}");
  }

  @Test
  void delimitedTextWithItsOptions() throws SQLException {
    execute(connection, "CREATE TABLE t (a INT, b VARCHAR(20), d DATE, \"at\" TIMESTAMP)");
    String source =
        fixture.put(
            "text/a.txt",
            "1|x\\|y|12/31/2018|1-FEB-2018 13:14\n2|q\\|r|20190101|2018/2/2 01:02\n3|||2018-02-03T01:02:00+00\n");
    copy(source, "DELIMITER '|' ESCAPE EMPTYASNULL DATEFORMAT 'auto' TIMEFORMAT 'auto'");
    assertThat(rows(connection, "SELECT * FROM t ORDER BY a"))
        .containsExactly(
            "1|x|y|2018-12-31|2018-02-01 13:14:00",
            "2|q|r|2019-01-01|2018-02-02 01:02:00",
            "3|null|null|2018-02-03 01:02:00");
    assertThatThrownBy(() -> copy(source, "DATEFORMAT 'DD.MM.YYYY'"))
        .hasMessageContaining("The sandbox does not emulate the time format 'DD.MM.YYYY'");
  }

  private void unloadAndLoad(String name, String unload, String load) throws SQLException {
    execute(
        connection,
        "CREATE TABLE s (i SMALLINT, n BIGINT, f DOUBLE PRECISION, d DECIMAL(10,2), v VARCHAR(50), b BOOLEAN, day DATE, \"at\" TIMESTAMP)",
        "INSERT INTO s VALUES (1, 2, 0.5, -3.25, 'a|\"b\\\\ c\\n,ü', true, '2018-11-01', '2018-11-01 21:01:46.796'),"
            + " (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "CREATE TABLE t (LIKE s)",
        "UNLOAD ('SELECT * FROM s WHERE n = 2 OR \\'x\\' <> \\'y\\'') TO 's3://lake/"
            + name
            + "/' WITH CREDENTIALS 'aws_iam_role=r' "
            + unload);
    copy("s3://lake/" + name + "/manifest", load);
    assertThat(rows(connection, "SELECT * FROM t"))
        .containsExactlyElementsOf(rows(connection, "SELECT * FROM s"));
    assertThatThrownBy(
            () ->
                execute(
                    connection, "UNLOAD ('SELECT 1') TO 's3://lake/" + name + "/' IAM_ROLE 'r'"))
        .hasMessageContaining("Specified unload destination on S3 is not empty");
  }

  @Test
  void unloadsParquetThatCopyReads() throws SQLException {
    unloadAndLoad("unload/parquet", "FORMAT AS PARQUET  MANIFEST ", "FORMAT AS PARQUET MANIFEST");
  }

  @Test
  void unloadsTextThatCopyReads() throws SQLException {
    unloadAndLoad(
        "unload/text",
        "ESCAPE MANIFEST NULL AS '@NULL@'  REGION AS 'us-west-2'",
        "MANIFEST ESCAPE NULL AS '@NULL@'");
  }

  @Test
  void parquetOfOtherTypesIsRefused() throws SQLException {
    execute(
        connection,
        "UNLOAD ('SELECT 1::BIGINT AS a') TO 's3://lake/other/' IAM_ROLE 'r' PARQUET",
        "CREATE TABLE t (a VARCHAR(20))");
    assertThatThrownBy(() -> copy("s3://lake/other/", "FORMAT AS PARQUET"))
        .hasMessageContaining("incompatible Parquet schema for column 'a'");
    execute(connection, "DROP TABLE t", "CREATE TABLE t (a BIGINT, b INT)");
    assertThatThrownBy(() -> copy("s3://lake/other/", "PARQUET"))
        .hasMessageContaining("Unmatched number of columns");
  }
}
