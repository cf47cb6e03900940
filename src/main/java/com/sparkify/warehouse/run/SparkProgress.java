package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.Ingest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Shows the steps of a run, names them in Spark's UI, and counts files as Spark's tasks do. */
final class SparkProgress {
  private final SparkContext spark;
  private final String runId;
  private final Progress progress;

  SparkProgress(SparkContext spark, String runId, Progress progress) {
    this.spark = spark;
    this.runId = runId;
    this.progress = progress;
  }

  /** Runs a step that goes through no files. */
  <T> T step(String name, Supplier<T> work) {
    return step(name, 0, work);
  }

  /** Runs a step whose Spark tasks count the files that they have finished. */
  <T> T step(String name, long files, Supplier<T> work) {
    spark.setJobGroup(runId, runId + ": " + name, false);
    var listener = new FileCounter();
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

  void log(String line) {
    progress.log(line);
  }

  Map<String, Duration> times() {
    return progress.times();
  }

  /** Sums up the tasks' accumulators, which executors report with each heartbeat. */
  private final class FileCounter extends SparkListener {
    private final Map<Long, Long> filesByTask = new HashMap<>();

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
      filesByTask.clear();
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      JavaConverters.seqAsJavaList(update.accumUpdates())
          .forEach(task -> count((Long) task._1(), task._4()));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      count(end.taskInfo().taskId(), end.taskInfo().accumulables());
    }

    private void count(long task, Seq<AccumulableInfo> accumulators) {
      for (AccumulableInfo info : JavaConverters.seqAsJavaList(accumulators)) {
        if (info.name().contains(Ingest.PROGRESS)
            && info.update().isDefined()
            && info.update().get() instanceof Long files) {
          filesByTask.put(task, files);
          progress.done(filesByTask.values().stream().mapToLong(Long::longValue).sum());
        }
      }
    }
  }
}
