package com.sparkify.testing;

import static com.sparkify.testing.TestSettings.with;

import com.sparkify.sandbox.Sandbox;
import com.sparkify.sandbox.redshift.RedshiftSandbox;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Settings settings =
        with(TestSettings.of("public", s3, port), "redshift.user", Optional.of(user));
    return RedshiftSandbox.start(home, port, settings.redshift(), settings.s3());
  }

  /** Settings with a schema and folders of their own; the lake is empty. */
  public Settings settings() {
    String test = "test_" + TESTS.incrementAndGet();
    return TestSettings.of(test, s3.endpoint(), redshift.port());
  }

  /** Its folder. */
  public Path home() {
    return home;
  }

  /** Its S3 server, to put objects without a request. */
  public S3Sandbox s3() {
    return s3;
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
    return with(redshift, "url", redshift.url().replaceFirst(":\\d+/", ":" + port + "/"));
  }

  /** The same settings with the ports that a sandbox has found free. */
  public static Settings by(Sandbox sandbox, Settings settings) {
    Settings there = with(settings, "s3.endpoint", Optional.of(sandbox.s3Endpoint()));
    return with(there, "redshift", by(sandbox.redshiftPort(), settings.redshift()));
  }

  private void close() {
    redshift.close();
    s3.close();
    FileUtils.deleteQuietly(home.toFile());
  }
}
