package com.sparkify.testing;

import com.sparkify.sandbox.redshift.RedshiftSandbox;
import com.sparkify.sandbox.redshift.RedshiftSandboxSettings;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The one sandbox of all tests; every test has a schema and a corner of the lake to itself. */
public final class TestSandbox {
  public static final String PASSWORD = "test-password";
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static TestSandbox sandbox;

  private final RedshiftSandbox redshift;

  private TestSandbox(Path home) {
    redshift =
        RedshiftSandbox.start(
            new RedshiftSandboxSettings(
                home,
                0,
                "dev",
                "dev",
                PASSWORD,
                URI.create("http://127.0.0.1:1"),
                "us-west-2",
                "sandbox",
                "sandbox-secret"));
  }

  /** Started when first asked for, and stopped with the process. */
  public static synchronized TestSandbox get() {
    if (sandbox == null) {
      try {
        Path home = Files.createTempDirectory("sparkify-test");
        sandbox = new TestSandbox(home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox.redshift::close));
    }
    return sandbox;
  }

  /** Settings with a schema of their own. */
  public RedshiftSettings redshift() {
    String test = "test_" + TESTS.incrementAndGet();
    return new RedshiftSettings(
        "jdbc:redshift://127.0.0.1:" + redshift.port() + "/dev?ssl=false",
        "dev",
        new Secret(PASSWORD),
        test,
        StagingWriterChoice.COPY,
        "s3a://temp/" + test,
        Optional.of("arn:aws:iam::123456789012:role/test"),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5));
  }
}
