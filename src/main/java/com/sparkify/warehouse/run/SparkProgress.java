package com.sparkify.warehouse.run;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * Shows the steps of a run, and names them to Spark, whose jobs and tasks tell how far they are.
 */
final class SparkProgress {
  private final SparkContext spark;
  private final String runId;
  private final Progress progress;

  SparkProgress(SparkContext spark, String runId, Progress progress) {
    this.spark = spark;
    this.runId = runId;
    this.progress = progress;
  }

  /** A step that goes through no files. */
  <T> T step(String name, Supplier<T> work) {
    spark.setJobGroup(runId, runId + ": " + name, false);
    return progress.step(name, 0, work);
  }

  /** A step whose tasks tell how many of its files they are done with. */
  <T> T step(String name, long files, Supplier<T> work) {
    spark.setJobGroup(runId, runId + ": " + name, false);
    var listener = new IngestProgressListener(progress::done);
    spark.addSparkListener(listener);
    try {
      return progress.step(name, files, work);
    } finally {
      spark.removeSparkListener(listener);
    }
  }

  void note(String text) {
    progress.note(text);
  }

  Map<String, Duration> times() {
    return progress.times();
  }
}
