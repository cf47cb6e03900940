package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.Ingest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.JavaConverters;

/**
 * Follows a check while it runs: executors tell with each heartbeat how many files they are done
 * with.
 */
final class IngestProgressListener extends SparkListener {
  private final LongConsumer done;
  private final Map<Long, Long> byTask = new HashMap<>();

  IngestProgressListener(LongConsumer done) {
    this.done = done;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    byTask.clear();
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    JavaConverters.seqAsJavaList(update.accumUpdates())
        .forEach(
            task ->
                JavaConverters.seqAsJavaList(task._4())
                    .forEach(info -> count((Long) task._1(), info)));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    JavaConverters.seqAsJavaList(end.taskInfo().accumulables())
        .forEach(info -> count(end.taskInfo().taskId(), info));
  }

  private void count(long task, AccumulableInfo info) {
    boolean ours = info.name().isDefined() && info.name().get().equals(Ingest.PROGRESS);
    if (ours && info.update().isDefined() && info.update().get() instanceof Long files) {
      byTask.put(task, files);
      done.accept(byTask.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
