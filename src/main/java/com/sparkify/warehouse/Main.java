package com.sparkify.warehouse;

import com.sparkify.warehouse.command.Commands;
import com.sparkify.warehouse.command.SparkApplication;
import java.util.List;
import org.apache.spark.SparkUserAppException;

/** The main class of the shipped jar. */
public final class Main {
  private Main() {}

  /**
   * @param args as {@code --help} explains
   * @throws SparkUserAppException with the exit code, if it is not 0
   */
  public static void main(String[] args) throws SparkUserAppException {
    SparkApplication.run(Commands.commandLine(List.of()), args);
  }
}
