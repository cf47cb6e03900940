package com.sparkify.sandbox;

import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Suppresses Spark's messages about tasks that Ctrl-C interrupts. */
public final class QuietShutdown {
  private static final int BEFORE_ALL_OTHERS = 200;

  private QuietShutdown() {}

  public static void install() {
    ShutdownHookManager.get()
        .addShutdownHook(() -> Configurator.setLevel("org.apache", Level.OFF), BEFORE_ALL_OTHERS);
  }
}
