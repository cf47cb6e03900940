package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.Log;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import scala.Option;

/** Runs a command in a process that spark-submit has started, and ends it as Spark wants it. */
public final class SparkApplication {
  private static final String NAME = "sparkify-warehouse";
  private static final int TRY_AGAIN = 1;

  private SparkApplication() {}

  /** The session of this process, which the first call opens. */
  static SparkSession session() {
    // It need not wait for executors: most commands have no work for them, and a run begins
    // without.
    return SparkSession.builder()
        .appName(NAME)
        .config("spark.scheduler.minRegisteredResourcesRatio", 0)
        .getOrCreate();
  }

  /**
   * Runs the command of {@code args}, and returns if it succeeds.
   *
   * @throws SparkUserAppException with its exit code if it fails: spark-submit ends with that code,
   *     and where the driver is on a cluster of YARN the code is in the diagnostics
   */
  public static void run(CommandLine line, String... args) throws SparkUserAppException {
    var errors = (ErrorHandler) line.getExecutionExceptionHandler();
    int exitCode = isDriverOnCluster() ? executeOnce(line, errors, args) : line.execute(args);
    // Before the last line of the log, and with the code, so that YARN calls it failed.
    Option<SparkSession> session = SparkSession.getDefaultSession();
    if (session.isDefined()) {
      session.get().sparkContext().stop(exitCode);
    }
    if (exitCode != 0) {
      Log.get().error("exit code {}: {}", exitCode, onOneLine(errors.sentence()));
      throw new SparkUserAppException(exitCode);
    }
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean isDriverOnCluster() {
    return new SparkConf().get("spark.submit.deployMode", "client").equals("cluster");
  }

  // A cluster calls an application failed that opens no session, and loses its code.
  private static int executeOnce(CommandLine line, ErrorHandler errors, String... args) {
    SparkContext spark = session().sparkContext();
    Option<String> attempt = spark.applicationAttemptId();
    if (attempt.isEmpty() || attempt.get().equals("1")) {
      return line.execute(args);
    }
    errors.print(
        line.getErr(),
        "Cannot run again by itself: this is attempt %s of %s, and the first may have done its work; `submit.sh runs` shows what it did. Start it anew, with spark.yarn.maxAppAttempts=1"
            .formatted(attempt.get(), spark.applicationId()));
    return TRY_AGAIN;
  }
}
