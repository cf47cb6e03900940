package com.sparkify.testing;

import com.sparkify.sandbox.Sandbox;
import com.sparkify.sandbox.redshift.RedshiftSandbox;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.settings.DataSize;
import com.sparkify.warehouse.settings.LakeSettings;
import com.sparkify.warehouse.settings.LoadSettings;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;

/**
 * The one sandbox of all tests in this process; every test has a schema and folders of its own in
 * it.
 */
public final class TestSandbox {
  /** The password of the user {@code dev}; the load must never print it. */
  public static final String PASSWORD = "password-marker-5f3a";

  /** The secret key of S3; the load must never print it either. */
  public static final String SECRET_KEY = "secret-key-marker-90c1";

  private static final String REGION = "us-west-2";
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static TestSandbox sandbox;

  private final Path home;
  private final S3Sandbox s3;
  private final RedshiftSandbox redshift;

  private TestSandbox(Path home) {
    this.home = home;
    s3 = S3Sandbox.start(home, 0, new S3Credentials("sandbox", new Secret(SECRET_KEY)));
    s3.createBucket("test-lake");
    s3.createBucket("test-temp");
    redshift = start(home, 0, "dev", s3.endpoint());
  }

  /** Starts it when first called, and stops it with the process. */
  public static synchronized TestSandbox get() {
    if (sandbox == null) {
      try {
        sandbox = new TestSandbox(Files.createTempDirectory("sparkify-test"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    }
    return sandbox;
  }

  /** Starts a front of the test's own, with no S3 server behind it. */
  public static RedshiftSandbox start(Path home, int port, String user) {
    return start(home, port, user, URI.create("http://127.0.0.1:1"));
  }

  private static RedshiftSandbox start(Path home, int port, String user, URI s3) {
    return RedshiftSandbox.start(home, port, redshift(port, user, "public"), s3(s3));
  }

  /** Settings with a schema and folders of their own; the lake is empty. */
  public Settings settings() {
    String test = "test_" + TESTS.incrementAndGet();
    return new Settings(
        new LakeSettings(
            "s3a://test-lake/" + test + "/log_data",
            "s3a://test-lake/" + test + "/song_data",
            "s3a://test-lake/" + test + "/rejects",
            new DataSize(1024 * 1024)),
        s3(s3.endpoint()),
        redshift(redshift.port(), "dev", test),
        new LoadSettings(
            RejectLimit.parse("1%"), 5, Duration.ofMillis(100), Duration.ofMinutes(5)));
  }

  /** Its folder. */
  public Path home() {
    return home;
  }

  /** Its S3 server, to put objects without a request. */
  public S3Sandbox s3() {
    return s3;
  }

  private static S3Settings s3(URI endpoint) {
    return new S3Settings(
        Optional.of(endpoint),
        REGION,
        Optional.of(new S3Credentials("sandbox", new Secret(SECRET_KEY))));
  }

  private static RedshiftSettings redshift(int port, String user, String test) {
    return new RedshiftSettings(
        "jdbc:redshift://127.0.0.1:" + port + "/dev?ssl=false",
        user,
        new Secret(PASSWORD),
        test,
        StagingWriterChoice.COPY,
        "s3a://test-temp/" + test,
        Optional.of("arn:aws:iam::123456789012:role/test"),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5));
  }

  /** Just the warehouse of such settings. */
  public RedshiftSettings redshift() {
    return settings().redshift();
  }

  /** The port of the warehouse on this machine. */
  public int redshiftPort() {
    return redshift.port();
  }

  /** The same warehouse by another port, such as a relay's. */
  public static RedshiftSettings by(int port, RedshiftSettings redshift) {
    return new RedshiftSettings(
        redshift.url().replaceFirst(":\\d+/", ":" + port + "/"),
        redshift.user(),
        redshift.password(),
        redshift.schema(),
        redshift.writer(),
        redshift.tempDir(),
        redshift.iamRole(),
        redshift.connectTimeout(),
        redshift.statementTimeout());
  }

  /** The same settings with the ports that a sandbox has found free. */
  public static Settings by(Sandbox sandbox, Settings settings) {
    S3Settings s3 = settings.s3();
    return new Settings(
        settings.lake(),
        new S3Settings(Optional.of(sandbox.s3Endpoint()), s3.region(), s3.credentials()),
        by(sandbox.redshiftPort(), settings.redshift()),
        settings.load());
  }

  private void close() {
    redshift.close();
    s3.close();
    FileUtils.deleteQuietly(home.toFile());
  }
}
