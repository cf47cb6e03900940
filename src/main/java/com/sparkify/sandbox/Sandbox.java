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

/** S3 and Redshift for this machine, in this process, with a lake that is not empty. */
public final class Sandbox implements Closeable {

  /** Below Spark's, 40, and Hadoop's file systems', 10: whoever uses the sandbox ends first. */
  private static final int STOP_PRIORITY = 1;

  private final Runnable stop = this::close;
  private final Closer parts = Closer.create();
  private S3Sandbox s3;
  private RedshiftSandbox redshift;

  private Sandbox() {}

  /**
   * Starts both servers on what {@code sandbox.home()} keeps, makes the buckets that {@code
   * settings} name, and fills the lake if it is empty. Both answer when this returns.
   *
   * @param settings the warehouse's: their keys, user and password are those that are let in
   * @param progress is told what is going on, a sentence at a time, from any thread
   * @throws LoadException if the home is in use, a port is taken, or the folder to fill from is
   *     wrong; nothing is left running
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
        throw failure instanceof LoadException told
            ? told
            : new TransientException("Cannot start the sandbox: " + failure, failure);
      }
    }
  }

  // Synchronized with close: told to end meanwhile, it first has in hand all that is to be stopped.
  private synchronized void open(
      SandboxSettings sandbox, Settings settings, Consumer<String> progress) throws IOException {
    parts.register(HomeLock.acquire(sandbox.home()));
    var keyless =
        new SettingsException(
            "Cannot start the sandbox: s3.access-key and s3.secret-key are missing");
    S3Credentials keys = settings.s3().credentials().orElseThrow(() -> keyless);
    s3 = parts.register(S3Sandbox.start(sandbox.home(), sandbox.s3Port(), keys));
    LakeSettings lake = settings.lake();
    RedshiftSettings client = settings.redshift();
    Stream.of(lake.logs(), lake.songs(), lake.rejects(), client.tempDir())
        .filter(Sandbox::isInS3)
        .forEach(folder -> s3.createBucket(URI.create(folder).getAuthority()));
    if (isInS3(lake.logs()) && isInS3(lake.songs())) {
      new LakeSeeder(sandbox, lake, s3, progress).execute();
    }
    S3Settings here =
        new S3Settings(Optional.of(s3.endpoint()), settings.s3().region(), Optional.of(keys));
    int port = sandbox.redshiftPort();
    redshift = parts.register(RedshiftSandbox.start(sandbox.home(), port, client, here));
  }

  private static boolean isInS3(String folder) {
    return folder.matches("s3a?:.*");
  }

  /** The address of S3. */
  public URI s3Endpoint() {
    return s3.endpoint();
  }

  /** The port of Redshift on 127.0.0.1. */
  public int redshiftPort() {
    return redshift.port();
  }

  /** Whether a sandbox with this home answers at both ports already. */
  public static boolean answers(SandboxSettings sandbox) {
    return accepts(sandbox.s3Port())
        && accepts(sandbox.redshiftPort())
        && HomeLock.isTaken(sandbox.home());
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException nobodyThere) {
      return false;
    }
  }

  /**
   * Empties S3 and Redshift: what {@code home} keeps is deleted.
   *
   * @throws TransientException if a sandbox uses it, or it cannot be deleted
   */
  @SuppressWarnings("try") // The home needs nothing but to be taken.
  public static void reset(Path home) {
    try (Closeable taken = HomeLock.acquire(home)) {
      FileUtils.deleteDirectory(home.resolve("s3").toFile());
      FileUtils.deleteDirectory(home.resolve("redshift").toFile());
    } catch (IOException e) {
      throw new TransientException("Cannot empty the sandbox: " + e.getMessage(), e);
    }
  }

  /** Stops what was started, the last first, each whatever becomes of the others; data stays. */
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
