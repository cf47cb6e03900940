package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.lake.listing.LakeErrors;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.reading.FileGroups;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.lake.reading.WholeFiles;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.lake.writing.SplitFiles;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Turns the records of a source's files into rows and rejects, in one Spark job. */
public final class Ingest {
  /** The accumulator in which the tasks count the files that they have finished. */
  public static final String PROGRESS = "files ingested";

  private final JavaSparkContext spark;
  private final Source source;
  private final String root;
  private final RunFolders folders;
  private final LineLimits limits;

  /**
   * @param spark runs the job
   * @param source what the files are
   * @param root the folder where they are, as a Hadoop address
   * @param folders for the rows and rejects of this run
   * @param limits what does not fit them is a reject
   */
  public Ingest(
      SparkSession spark, Source source, String root, RunFolders folders, LineLimits limits) {
    this.spark = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.source = source;
    this.root = root;
    this.folders = folders;
    this.limits = limits;
  }

  /**
   * @param files to read, in the order of the rows
   * @return the counts and output files
   * @throws TransientException if they cannot be read, or the rows cannot be written
   */
  public IngestReport execute(List<LakeFile> files) {
    if (files.isEmpty()) {
      return IngestReport.NOTHING;
    }
    var hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    var progress = spark.sc().longAccumulator(PROGRESS);
    var task = new IngestTask(source, root, folders, limits, spark.broadcast(hadoop), progress);
    try {
      var whole = new WholeFiles(new Path(root).getFileSystem(hadoop.value()));
      List<List<Split>> groups = FileGroups.pack(files, cores(), whole::among);
      IngestReport found =
          spark.parallelize(groups, groups.size()).map(task).collect().stream()
              .reduce(IngestReport.NOTHING, IngestReport::plus);
      var splitFiles = new SplitFiles(source, folders, hadoop.value());
      return found.plus(IngestReport.ofParts(splitFiles.execute(found.splits())));
    } catch (IOException e) {
      throw LakeErrors.translate("ingest " + source.label(), e);
    } catch (Exception e) {
      // Scala methods do not declare checked exceptions.
      if (e instanceof SparkException && e.getCause() instanceof IOException cause) {
        throw LakeErrors.translate("ingest " + source.label(), cause);
      }
      if (e instanceof SparkException && e.getCause() instanceof LoadException cause) {
        throw cause;
      }
      String message = String.valueOf(e.getMessage());
      String firstLine = message.lines().findFirst().orElse("no reason given");
      throw new TransientException("Cannot ingest " + source.label() + ": " + firstLine, e);
    }
  }

  // On a cluster executors may still be starting, or be asked for when there are tasks for them.
  private OptionalInt cores() {
    return spark.isLocal() ? OptionalInt.of(spark.defaultParallelism()) : OptionalInt.empty();
  }
}
