package com.sparkify.warehouse;

import com.sparkify.warehouse.command.Commands;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** The main class of the shipped jar. */
public final class Main {
  private Main() {}

  /**
   * @param args as {@code --help} explains
   */
  public static void main(String[] args) {
    int exitCode = Commands.commandLine(List.of()).execute(args);
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    // On a cluster the end of main is success; System.exit(0) would interrupt Spark's shutdown.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
