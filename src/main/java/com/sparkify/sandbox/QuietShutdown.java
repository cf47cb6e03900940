package com.sparkify.sandbox;

import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Suppresses Spark's messages about tasks that Ctrl-C interrupts. */
public final class QuietShutdown {
  /** Above all others, to run first. */
  private static final int PRIORITY = 200;

  private QuietShutdown() {}

  /** Stops logging of Spark and Hadoop when the JVM shuts down. */
  public static void install() {
    ShutdownHookManager.get()
        .addShutdownHook(() -> Configurator.setLevel("org.apache", Level.OFF), PRIORITY);
  }
}
