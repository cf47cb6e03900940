package com.sparkify.warehouse.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Progress that takes the time of each step; how it is shown is up to others. */
abstract class StepTimer implements Progress {
  private final Map<String, Duration> times = Collections.synchronizedMap(new LinkedHashMap<>());

  @Override
  public final <T> T step(String name, long total, Supplier<T> work) {
    long start = System.nanoTime();
    begin(name, total);
    boolean finished = false;
    try {
      T result = work.get();
      finished = true;
      return result;
    } finally {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      times.put(name, time);
      if (finished) {
        succeeded(name, time);
      } else {
        failed(name, time);
      }
    }
  }

  @Override
  public final Map<String, Duration> times() {
    return Collections.unmodifiableMap(times);
  }

  abstract void begin(String name, long total);

  abstract void succeeded(String name, Duration time);

  abstract void failed(String name, Duration time);

  static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
