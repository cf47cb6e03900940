package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.Log;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;

/**
 * Guards a run while it works: sends its heartbeats, and cleans up after it, whether it succeeds,
 * fails, or its process is stopped, for example by Ctrl-C. After a process that was killed, the
 * next run's {@link Sweep} does it.
 */
final class RunGuard {
  private static final Logger LOG = Log.get();

  /**
   * A run may miss some heartbeats, while the warehouse cannot be reached, before its lease ends.
   */
  private static final int BEATS_PER_LEASE = 5;

  /** Hooks run from the highest: before those of Spark, 40, and of Hadoop's file systems, 10. */
  private static final int HOOK_PRIORITY = 100;

  private static final int HOOK_SECONDS = 20;

  private final RunLog runs;
  private final Retry retry;
  private final Duration lease;
  private final RunFolders folders;
  private final Configuration hadoop;

  /**
   * @param lease how long a run without a heartbeat counts as alive
   * @param folders the folders of the run, the temporary one of which is deleted
   */
  RunGuard(RunLog runs, Retry retry, Duration lease, RunFolders folders, Configuration hadoop) {
    this.runs = runs;
    this.retry = retry;
    this.lease = lease;
    this.folders = folders;
    this.hadoop = hadoop;
  }

  /**
   * Does the work of a run that is recorded as running.
   *
   * @param counts what the run has done so far, for the run log if it fails
   */
  <T> T execute(Supplier<T> work, Supplier<RunCounts> counts) {
    ShutdownHookManager hooks = ShutdownHookManager.get();
    Runnable hook =
        () -> logFailure(() -> abandon(RunLog.FAILED, counts.get(), "The run was interrupted"));
    hooks.addShutdownHook(hook, HOOK_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
    try {
      T result = withHeartbeat(work);
      // The run has succeeded: files that remain do not make it a failure.
      logFailure(() -> folders.deleteTemporary(hadoop));
      return result;
    } catch (RuntimeException | Error e) {
      abandonAfter(e, counts.get());
      throw e;
    } finally {
      if (!hooks.isShutdownInProgress()) {
        hooks.removeShutdownHook(hook);
      }
    }
  }

  private <T> T withHeartbeat(Supplier<T> work) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, lease.toMillis() / BEATS_PER_LEASE);
    clock.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      clock.shutdownNow();
    }
  }

  private void beat() {
    try {
      runs.heartbeat(folders.runId());
    } catch (RuntimeException e) {
      // Any exception that leaves here would end the schedule.
      LOG.warn("{}; the next heartbeat tries again", e.getMessage());
    }
  }

  private void abandonAfter(Throwable failure, RunCounts counts) {
    try {
      abandon(RunLog.statusAfter(failure), counts, String.valueOf(failure.getMessage()));
    } catch (RuntimeException e) {
      // The next run cleans up what remains; the first failure is the one to report.
      failure.addSuppressed(e);
    }
  }

  private void abandon(String status, RunCounts counts, String error) {
    try {
      retry.call(attempt -> runs.abandon(folders.runId(), status, counts, error));
    } finally {
      folders.deleteTemporary(hadoop);
    }
  }

  private static void logFailure(Runnable cleanUp) {
    try {
      cleanUp.run();
    } catch (RuntimeException e) {
      LOG.warn("{}; the next run cleans up what remains", e.getMessage());
    }
  }
}
