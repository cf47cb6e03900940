package com.sparkify.warehouse.lake;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Checks one group of files and splits, on an executor: one pass from bytes to staged rows, rejects
 * and counts. Its outputs bear the attempt in their names, and only those of the attempt that Spark
 * takes are reported, so that a task run twice counts once.
 */
final class IngestTask implements Function<List<Split>, IngestReport> {
  private static final long serialVersionUID = 1L;

  private final IngestSpec spec;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final LongAccumulator progress;

  IngestTask(
      IngestSpec spec, Broadcast<SerializableConfiguration> hadoop, LongAccumulator progress) {
    this.spec = spec;
    this.hadoop = hadoop;
    this.progress = progress;
  }

  @Override
  public IngestReport call(List<Split> splits) throws IOException {
    Configuration configuration = hadoop.value().value();
    TaskContext task = TaskContext.get();
    String part =
        "%s-%05d-%d".formatted(spec.feed().label(), task.partitionId(), task.taskAttemptId());
    var outputs = new Outputs(spec, part, configuration);
    boolean done = false;
    try (var fetcher = new Fetcher(splits, spec.scheme(), configuration)) {
      var checker = new FileIngester(spec, outputs);
      for (Fetcher.Opened opened = fetcher.next(); opened != null; opened = fetcher.next()) {
        checker.check(opened);
        progress.add(opened.split().isFirst() ? 1 : 0);
      }
      outputs.close();
      done = true;
      return checker.report();
    } finally {
      if (!done) {
        outputs.abort();
      }
    }
  }
}
