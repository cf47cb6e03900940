package com.sparkify.sandbox;

import com.google.common.io.Closer;
import com.sparkify.sandbox.redshift.RedshiftSandbox;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.LakeSettings;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.util.ShutdownHookManager;

/** S3 and Redshift in this process, for clients on this machine, with a lake that has data. */
public final class Sandbox implements Closeable {
  /** Below Spark's 40 and Hadoop's file systems' 10, so that clients of the sandbox stop first. */
  private static final int STOP_PRIORITY = 1;

  private final Runnable stop = this::close;
  private final Closer parts = Closer.create();
  private S3Sandbox s3;
  private RedshiftSandbox redshift;

  private Sandbox() {}

  /**
   * Starts both servers with the data in {@code sandbox.home()}, creates the buckets of {@code
   * settings}, and fills the lake if it is empty. Both accept connections when this returns.
   *
   * @param settings of the warehouse, whose keys, user and password the servers accept
   * @param progress receives progress messages, from any thread
   * @throws LoadException if the home or a port is in use, or sandbox.lake is invalid; nothing is
   *     left running
   */
  public static Sandbox start(
      SandboxSettings sandbox, Settings settings, Consumer<String> progress) {
    Sandbox started = new Sandbox();
    ShutdownHookManager.get().addShutdownHook(started.stop, STOP_PRIORITY, 10, TimeUnit.SECONDS);
    try {
      started.open(sandbox, settings, progress);
      return started;
    } catch (IOException | RuntimeException failure) {
      try (started) {
        throw failure instanceof LoadException loadException
            ? loadException
            : new TransientException("Cannot start the sandbox: " + failure, failure);
      }
    }
  }

  // Synchronized with close, so that a shutdown meanwhile finds everything that it must stop.
  private synchronized void open(
      SandboxSettings sandbox, Settings settings, Consumer<String> progress) throws IOException {
    parts.register(HomeLock.acquire(sandbox.home()));
    var missingKeys =
        new SettingsException(
            "Cannot start the sandbox: s3.access-key and s3.secret-key are missing");
    S3Credentials keys = settings.s3().credentials().orElseThrow(() -> missingKeys);
    s3 = parts.register(S3Sandbox.start(sandbox.home(), sandbox.s3Port(), keys));
    LakeSettings lake = settings.lake();
    RedshiftSettings client = settings.redshift();
    Stream.of(lake.logs(), lake.songs(), lake.rejects(), client.tempDir())
        .filter(Sandbox::isInS3)
        .forEach(folder -> s3.createBucket(URI.create(folder).getAuthority()));
    if (isInS3(lake.logs()) && isInS3(lake.songs())) {
      new LakeSeeder(sandbox, lake, s3, progress).execute();
    }
    S3Settings s3Settings =
        new S3Settings(Optional.of(s3.endpoint()), settings.s3().region(), Optional.of(keys));
    int port = sandbox.redshiftPort();
    redshift = parts.register(RedshiftSandbox.start(sandbox.home(), port, client, s3Settings));
  }

  private static boolean isInS3(String folder) {
    return folder.matches("s3a?:.*");
  }

  public URI s3Endpoint() {
    return s3.endpoint();
  }

  /** The port of Redshift on 127.0.0.1. */
  public int redshiftPort() {
    return redshift.port();
  }

  /** Whether a sandbox with this home already accepts connections on both ports. */
  public static boolean answers(SandboxSettings sandbox) {
    return accepts(sandbox.s3Port())
        && accepts(sandbox.redshiftPort())
        && HomeLock.isLocked(sandbox.home());
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /**
   * Empties S3 and Redshift by deleting the data in {@code home}.
   *
   * @throws TransientException if a sandbox uses the home, or the data cannot be deleted
   */
  @SuppressWarnings("try") // The lock is only held.
  public static void reset(Path home) {
    try (Closeable lock = HomeLock.acquire(home)) {
      FileUtils.deleteDirectory(home.resolve("s3").toFile());
      FileUtils.deleteDirectory(home.resolve("redshift").toFile());
    } catch (IOException e) {
      throw new TransientException("Cannot empty the sandbox: " + e.getMessage(), e);
    }
  }

  /** Stops all parts, the last started first, even if one fails to stop; the data stays. */
  @Override
  public synchronized void close() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(stop);
    }
    try {
      parts.close();
    } catch (IOException e) {
      throw new TransientException("Cannot stop the sandbox: " + e.getMessage(), e);
    }
  }
}
