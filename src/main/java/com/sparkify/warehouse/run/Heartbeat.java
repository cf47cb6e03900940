package com.sparkify.warehouse.run;

import com.sparkify.warehouse.star.RunLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the run log again and again that a run lives, so that no other run sweeps it. */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  /**
   * A run may miss some of its heartbeats, while a publish holds the lock, before its lease ends.
   */
  private static final int BEATS_A_LEASE = 5;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  Heartbeat(RunLog runs, String runId, Duration lease) {
    long period = Math.max(1, lease.toMillis() / BEATS_A_LEASE);
    clock.scheduleAtFixedRate(() -> beat(runs, runId), period, period, TimeUnit.MILLISECONDS);
  }

  private static void beat(RunLog runs, String runId) {
    try {
      runs.heartbeat(runId);
    } catch (RuntimeException e) {
      // Thrown on, whatever it is, it would be the last heartbeat.
      LOG.warn("{}; the next heartbeat tries again", e.getMessage());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
