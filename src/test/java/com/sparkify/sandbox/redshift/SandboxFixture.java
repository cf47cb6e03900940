package com.sparkify.sandbox.redshift;

import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** One real S3 server and one real front, shared by all end-to-end tests of a run. */
final class SandboxFixture {
  static final String BUCKET = "lake";
  private static final String KEY = "sandbox";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static SandboxFixture shared;

  private final BlobStore blobs;
  private final RedshiftSandbox sandbox;
  private final Path home;

  private SandboxFixture(Path home) throws Exception {
    this.home = home;
    Path buckets = Files.createDirectories(home.resolve("s3"));
    blobs = new FilesystemNio2BlobStore(buckets.toString());
    blobs.createContainer(BUCKET);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, KEY)
            .build();
    proxy.start();
    sandbox = start(home, 0, proxy.getPort());
  }

  static RedshiftSandbox start(Path home, int port, int s3Port) {
    return start(home, port, s3Port, "dev");
  }

  static RedshiftSandbox start(Path home, int port, int s3Port, String user) {
    S3Settings s3 =
        new S3Settings(
            Optional.of(URI.create("http://127.0.0.1:" + s3Port)),
            "us-east-1",
            Optional.of(new S3Credentials(KEY, new Secret(KEY))));
    RedshiftSettings client =
        new RedshiftSettings(
            "jdbc:redshift://127.0.0.1:5439/dev",
            user,
            new Secret("sandbox"),
            "public",
            StagingWriterChoice.COPY,
            "s3a://lake/temp",
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5));
    return RedshiftSandbox.start(home, port, client, s3);
  }

  static synchronized SandboxFixture shared() {
    if (shared == null) {
      try {
        SandboxFixture fixture = new SandboxFixture(Files.createTempDirectory("redshift-sandbox"));
        Runtime.getRuntime().addShutdownHook(new Thread(fixture::end));
        shared = fixture;
      } catch (Exception e) {
        throw new IllegalStateException("Cannot start the fixture: " + e.getMessage(), e);
      }
    }
    return shared;
  }

  private void end() {
    sandbox.close();
    FileUtils.deleteQuietly(home.toFile());
  }

  Path home() {
    return home;
  }

  int port() {
    return sandbox.port();
  }

  /** A connection of the genuine driver, in a schema of the test's own. */
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
    all.setProperty("password", "sandbox");
    all.setProperty("ssl", "false");
    for (int i = 0; i < properties.length; i += 2) {
      all.setProperty(properties[i], properties[i + 1]);
    }
    return DriverManager.getConnection(url, all);
  }

  /** Puts an object into the bucket and gives its address back. */
  String put(String key, String content) {
    return put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  String put(String key, byte[] content) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key(key)
            .contentLength((long) content.length)
            .contentType("application/octet-stream")
            .build();
    blobs.putBlob(request, new ByteArrayInputStream(content));
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
