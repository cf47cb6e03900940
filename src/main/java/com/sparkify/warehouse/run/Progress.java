package com.sparkify.warehouse.run;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Shows a person, or a log, which step runs and how far it is. */
public interface Progress {

  /**
   * Runs one step of a run.
   *
   * @param name what it does, such as {@code check events}
   * @param total how many files it has to go through, 0 if it does not count files
   */
  <T> T step(String name, long total, Supplier<T> work);

  /** Tells how many of its files the step has gone through. */
  void done(long files);

  /** Says something worth knowing beside the steps. */
  void note(String text);

  /** How long each step took, in their order. */
  Map<String, Duration> times();
}
