package com.sparkify.sandbox;

import com.sparkify.sandbox.redshift.RedshiftSandbox;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.failure.LoadFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.util.ShutdownHookManager;

/** S3 and Redshift for this machine, in this process, with a lake that is not empty. */
public final class Sandbox implements AutoCloseable {

  /** A server of this machine that does not accept at once is not there. */
  private static final int CONNECT_MILLIS = 500;

  /** Below Spark's, 40, and Hadoop's file systems', 10: whoever uses the sandbox ends first. */
  private static final int STOP_PRIORITY = 1;

  private static final int STOP_SECONDS = 10;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Runnable stop = this::close;
  private S3Sandbox s3;
  private RedshiftSandbox redshift;

  private Sandbox() {}

  /**
   * Starts both servers on what {@code sandbox.home()} keeps, makes the buckets that {@code
   * settings} name, and fills the lake if it is empty. Both answer when this returns.
   *
   * @param settings the warehouse's: their keys, user and password are those that are let in
   * @param progress is told what is going on, a sentence at a time, from any thread
   * @throws LoadFailure if the home is in use, a port is taken, or the folder to fill from is
   *     wrong; nothing is left running
   */
  public static Sandbox start(
      SandboxSettings sandbox, Settings settings, Consumer<String> progress) {
    Sandbox started = new Sandbox();
    ShutdownHookManager.get()
        .addShutdownHook(started.stop, STOP_PRIORITY, STOP_SECONDS, TimeUnit.SECONDS);
    try {
      started.open(sandbox, settings, progress);
      return started;
    } catch (RuntimeException failure) {
      try {
        started.close();
      } catch (RuntimeException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }

  // Synchronized with close: told to end meanwhile, it first has in hand all that is to be stopped.
  private synchronized void open(
      SandboxSettings sandbox, Settings settings, Consumer<String> progress) {
    HomeLock lock = opened(HomeLock.take(sandbox.home()));
    FreeDisk.require(sandbox.home());
    PortHolder.requireFree("the Redshift sandbox", sandbox.redshiftPort(), "sandbox.redshift-port");
    s3 = opened(S3Sandbox.start(Endpoints.s3(sandbox, settings)));
    Buckets.of(settings).forEach(s3::createBucket);
    new LakeFill(sandbox, settings.lake(), s3, progress).execute();
    redshift = opened(RedshiftSandbox.start(Endpoints.redshift(sandbox, settings, s3.endpoint())));
    lock.announce(Holder.ofThisProcess(s3.port(), redshift.port()));
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** The address of S3. */
  public URI s3Endpoint() {
    return s3.endpoint();
  }

  /** The port of Redshift on 127.0.0.1. */
  public int redshiftPort() {
    return redshift.port();
  }

  /** {@code settings}, led to this sandbox where its ports were left to chance. */
  public Settings settings(Settings settings) {
    return Endpoints.at(settings, s3.endpoint(), redshift.port());
  }

  /** Whether a sandbox with this home answers at both ports already. */
  public static boolean answers(SandboxSettings sandbox) {
    return HomeLock.holder(sandbox.home())
        .filter(holder -> holder.s3Port() == sandbox.s3Port())
        .filter(holder -> holder.redshiftPort() == sandbox.redshiftPort())
        .filter(holder -> accepts(holder.s3Port()) && accepts(holder.redshiftPort()))
        .isPresent();
  }

  /**
   * Empties S3 and Redshift: what {@code home} keeps is deleted.
   *
   * @throws TransientFailure if a sandbox uses it, or it cannot be deleted
   */
  public static void reset(Path home) {
    try (HomeLock lock = HomeLock.take(home)) {
      lock.delete(List.of("s3", "redshift", "filling"));
    }
  }

  /** Stops what was started, the last first; data stays. */
  @Override
  public synchronized void close() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(stop);
    }
    RuntimeException failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // as AutoCloseable declares it
        if (failure == null) {
          failure = new TransientFailure("Cannot stop the sandbox: " + e.getMessage(), e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobodyThere) {
      return false;
    }
  }
}
