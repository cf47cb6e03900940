package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.lake.writing.Outputs;
import com.sparkify.warehouse.lake.writing.RunFolders;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Ingests one group of files and splits, on an executor: one pass from bytes to staged rows,
 * rejects and counts. Its files have the attempt in their names, and only those of the attempt that
 * Spark takes are reported, so that a task that runs twice counts once.
 */
final class IngestTask implements Function<List<Split>, IngestReport> {
  private static final long serialVersionUID = 1L;

  private final Source source;
  private final String root;
  private final RunFolders folders;
  private final LineLimits limits;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final LongAccumulator progress;

  IngestTask(
      Source source,
      String root,
      RunFolders folders,
      LineLimits limits,
      Broadcast<SerializableConfiguration> hadoop,
      LongAccumulator progress) {
    this.source = source;
    this.root = root;
    this.folders = folders;
    this.limits = limits;
    this.hadoop = hadoop;
    this.progress = progress;
  }

  @Override
  public IngestReport call(List<Split> splits) throws IOException {
    Configuration configuration = hadoop.value().value();
    TaskContext task = TaskContext.get();
    String part = "%s-%05d-%d".formatted(source.label(), task.partitionId(), task.taskAttemptId());
    try (var outputs = new Outputs(source, folders, part, configuration);
        var fetcher = new Fetcher(splits, new Path(root).getFileSystem(configuration))) {
      var ingester = new FileIngester(source, limits, outputs);
      for (Fetcher.Opened opened = fetcher.next(); opened != null; opened = fetcher.next()) {
        ingester.ingest(opened);
        progress.add(opened.split().isFirst() ? 1 : 0);
      }
      return ingester.report(outputs.finish());
    } catch (LinkageError e) {
      // Spark would end the executor for it, and lose what it says.
      throw SettingsException.of("ingest " + source.label(), e);
    }
  }
}
