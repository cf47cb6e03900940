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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The one sandbox of all tests; every test has a schema and a corner of the lake to itself. */
public final class TestSandbox {
  /** A marker that must never be seen in what the load prints. */
  public static final String PASSWORD = "password-marker-5f3a";

  /** The same for S3. */
  public static final String SECRET_KEY = "secret-key-marker-90c1";

  private static final String REGION = "us-west-2";
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static TestSandbox sandbox;

  private final S3Sandbox s3;
  private final RedshiftSandbox redshift;

  private TestSandbox(Path home) {
    s3 = S3Sandbox.start(home, 0, new S3Credentials("sandbox", new Secret(SECRET_KEY)));
    s3.createBucket("test-lake");
    s3.createBucket("test-temp");
    redshift = RedshiftSandbox.start(home, 0, redshift(0, "public"), s3Settings());
  }

  /** Started when first asked for, and stopped with the process. */
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

  /** Settings with a schema and folders of their own; the lake is empty. */
  public Settings settings() {
    String test = "test_" + TESTS.incrementAndGet();
    return new Settings(
        new LakeSettings(
            "s3a://test-lake/" + test + "/log_data",
            "s3a://test-lake/" + test + "/song_data",
            "s3a://test-lake/" + test + "/rejects",
            new DataSize(1024 * 1024)),
        s3Settings(),
        redshift(redshift.port(), test),
        new LoadSettings(
            RejectLimit.parse("1%"), 5, Duration.ofMillis(100), Duration.ofMinutes(5)));
  }

  private S3Settings s3Settings() {
    return new S3Settings(
        Optional.of(s3.endpoint()),
        REGION,
        Optional.of(new S3Credentials("sandbox", new Secret(SECRET_KEY))));
  }

  private static RedshiftSettings redshift(int port, String test) {
    return new RedshiftSettings(
        "jdbc:redshift://127.0.0.1:" + port + "/dev?ssl=false",
        "dev",
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

  /** {@code settings}, led to a sandbox whose ports were left to chance. */
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
  }
}
