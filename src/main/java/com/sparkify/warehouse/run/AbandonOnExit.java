package com.sparkify.warehouse.run;

import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears up after a run whose process is told to end, as by Ctrl-C, before Spark and the rest go.
 */
final class AbandonOnExit {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonOnExit.class);

  /** Above Spark's, 40, and that of Hadoop's file systems, 10: the higher goes first. */
  private static final int PRIORITY = 100;

  private static final int SECONDS = 20;

  private final Runnable hook;

  AbandonOnExit(Runnable abandon) {
    this.hook =
        () -> {
          try {
            abandon.run();
          } catch (RuntimeException e) {
            LOG.warn("{}; the next run sweeps what is left", e.getMessage());
          }
        };
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY, SECONDS, TimeUnit.SECONDS);
  }

  void cancel() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
