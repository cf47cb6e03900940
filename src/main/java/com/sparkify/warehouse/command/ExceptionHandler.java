package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.LoadException;
import java.io.PrintWriter;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells of a failure in one sentence, and ends with the code of its kind. */
final class ExceptionHandler implements IExecutionExceptionHandler {
  private static final int TRY_AGAIN = 1;

  private final GlobalOptions options;

  ExceptionHandler(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // What broke then broke because its ground was taken away.
      err.println("Interrupted");
    } else if (failure instanceof LoadException told) {
      err.println(told.getMessage());
    } else {
      err.println("Cannot finish " + command.getCommandName() + ": " + failure);
    }
    if (options.isVerbose()) {
      failure.printStackTrace(err);
    } else if (!(failure instanceof LoadException)) {
      err.println("This was not foreseen; --verbose says where it comes from");
    }
    err.flush();
    return failure instanceof LoadException told ? told.exitCode() : TRY_AGAIN;
  }
}
