package com.sparkify.sandbox.redshift;

import com.google.common.io.ByteSource;
import com.sparkify.testing.TestSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Connections and files for tests of the shared Redshift front. */
final class SandboxFixture {
  private static final String BUCKET = "lake";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static SandboxFixture shared;

  private final TestSandbox sandbox = TestSandbox.get();

  private SandboxFixture() {
    sandbox.s3().createBucket(BUCKET);
  }

  static synchronized SandboxFixture shared() {
    if (shared == null) {
      shared = new SandboxFixture();
    }
    return shared;
  }

  Path home() {
    return sandbox.home();
  }

  int port() {
    return sandbox.redshiftPort();
  }

  /** A connection of Redshift's driver, in a new schema. */
  Connection connect(String... properties) throws SQLException {
    Connection connection = connectTo("jdbc:redshift://127.0.0.1:" + port() + "/dev", properties);
    String schema = "test" + SCHEMAS.incrementAndGet();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      statement.execute("SET search_path TO " + schema);
    }
    return connection;
  }

  static Connection connectTo(String url, String... properties) throws SQLException {
    Properties all = new Properties();
    all.setProperty("user", "dev");
    all.setProperty("password", TestSandbox.PASSWORD);
    all.setProperty("ssl", "false");
    for (int i = 0; i < properties.length; i += 2) {
      all.setProperty(properties[i], properties[i + 1]);
    }
    return DriverManager.getConnection(url, all);
  }

  /** Puts an object into the bucket and returns its address. */
  String put(String key, String content) {
    return put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  String put(String key, byte[] content) {
    sandbox.s3().put(BUCKET, key, ByteSource.wrap(content));
    return "s3://" + BUCKET + "/" + key;
  }

  static byte[] gzip(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The rows of a query, values joined by bars. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)).stripTrailing());
        }
        all.add(String.join("|", values));
      }
      return all;
    }
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
