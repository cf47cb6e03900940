package com.sparkify.sandbox;

import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Keeps from the terminal what Spark logs of tasks that Ctrl-C cuts off. */
public final class QuietShutdown {
  /** Above all others, so that it runs first. */
  private static final int PRIORITY = 200;

  private QuietShutdown() {}

  /** From the start of the JVM's shutdown nothing of Spark and Hadoop is logged. */
  public static void install() {
    ShutdownHookManager.get()
        .addShutdownHook(() -> Configurator.setLevel("org.apache", Level.OFF), PRIORITY);
  }
}
