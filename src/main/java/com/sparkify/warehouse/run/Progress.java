package com.sparkify.warehouse.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Shows which step of a run is running and how far it is, and takes the time of each step. */
public abstract class Progress {
  private final Map<String, Duration> times = Collections.synchronizedMap(new LinkedHashMap<>());

  /**
   * Runs one step.
   *
   * @param name such as {@code ingest events}
   * @param files how many files it goes through, 0 if it does not count files
   */
  final <T> T step(String name, long files, Supplier<T> work) {
    long start = System.nanoTime();
    boolean succeeded = false;
    begin(name, files);
    try {
      T result = work.get();
      succeeded = true;
      return result;
    } finally {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      times.put(name, time);
      end(name, time, succeeded);
    }
  }

  final Map<String, Duration> times() {
    return Collections.unmodifiableMap(times);
  }

  abstract void begin(String name, long files);

  /** How many of its files the running step has finished. */
  abstract void done(long files);

  abstract void end(String name, Duration time, boolean succeeded);

  /** Shows something worth knowing between the steps. */
  abstract void note(String text);

  /** Logs a line for programs; a person at a terminal is spared it. */
  abstract void log(String line);

  static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
