package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.LoadException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints an error in a sentence or two, and chooses the exit code. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final int TRY_AGAIN = 1;
  private static final String NOT_UNDERSTOOD =
      "Cannot use what is neither an option nor a command: not shown, as it may belong to a setting;"
          + " write --set KEY=VALUE, quoted or without blanks";

  private final GlobalOptions options;

  ErrorHandler(GlobalOptions options) {
    this.options = options;
  }

  /** The command line is wrong. */
  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(withoutSecrets(error, List.of(args)));
    UnmatchedArgumentException.printSuggestions(error, err);
    err.println(command.getCommandSpec().qualifiedName() + " --help says more");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** What is not understood beside a --set may be a part of a password with a blank in it. */
  private static String withoutSecrets(ParameterException error, List<String> args) {
    return error instanceof UnmatchedArgumentException
            && args.stream().anyMatch(arg -> arg.startsWith("--set"))
        ? NOT_UNDERSTOOD
        : error.getMessage().replaceFirst("(?s)(--set=[^=]*=).*'", "$1…'");
  }

  /** The command has failed. */
  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean expected = error instanceof LoadException;
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // Whatever failed now did so because Spark and the file systems are being closed.
      err.println("Interrupted");
    } else if (expected) {
      err.println(error.getMessage());
    } else {
      err.println("Cannot finish " + command.getCommandName() + ": " + error);
    }
    if (options.isVerbose()) {
      error.printStackTrace(err);
    } else if (!expected) {
      err.println("This error was not expected; --verbose shows where it comes from");
    }
    err.flush();
    return error instanceof LoadException known ? known.exitCode() : TRY_AGAIN;
  }
}
