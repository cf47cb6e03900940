package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.TransientException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Reads files of one feed and checks every line, in one Spark job. */
public final class Ingest {
  /** The accumulator in which the tasks count the files that they are done with. */
  public static final String PROGRESS = "files checked";

  private final JavaSparkContext spark;
  private final IngestSpec spec;

  /**
   * @param spark where the job runs
   * @param feed what the files are
   * @param root where they lie, for its file system
   * @param folders where the rows and the rejects of this run go
   * @param maxLineBytes a longer line is a reject
   */
  public Ingest(
      SparkSession spark, Source feed, String root, RunFolders folders, long maxLineBytes) {
    this.spark = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.spec =
        new IngestSpec(
            feed,
            folders.runId(),
            new Path(root).toUri().getScheme(),
            folders.parts(),
            folders.rejects(),
            Math.toIntExact(maxLineBytes));
  }

  /**
   * @param files what to read, in the order in which rows are wanted
   * @return what became of them
   * @throws TransientException if they cannot be read, or the rows not be written
   */
  public IngestReport execute(List<LakeFile> files) {
    if (files.isEmpty()) {
      return IngestReport.NOTHING;
    }
    List<List<Split>> groups = FileGroups.pack(files, spark.defaultParallelism());
    var configuration = new SerializableConfiguration(spark.hadoopConfiguration());
    var progress = spark.sc().longAccumulator(PROGRESS);
    var task = new IngestTask(spec, spark.broadcast(configuration), progress);
    try {
      IngestReport found =
          spark.parallelize(groups, groups.size()).map(task).collect().stream()
              .reduce(IngestReport.NOTHING, IngestReport::plus);
      return found.plus(new SplitFiles(spec, configuration.value()).execute(found.splits()));
    } catch (IOException e) {
      throw LakeErrors.translate("check " + spec.feed().label(), e);
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof SparkException && e.getCause() instanceof IOException cause) {
        throw LakeErrors.translate("check " + spec.feed().label(), cause);
      }
      throw new TransientException("Cannot check " + spec.feed().label() + ": " + firstLine(e), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
