package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private String sentence = "see above";

  ErrorHandler(GlobalOptions options) {
    this.options = options;
  }

  /** What was printed of the last error. */
  String sentence() {
    return sentence;
  }

  /** Prints the sentence of an error. */
  void print(PrintWriter err, String text) {
    sentence = text;
    err.println(text);
    err.flush();
  }

  /** The command line is wrong. */
  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    print(err, withoutSecrets(error, List.of(args)));
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
    Optional<LinkageError> linkage = linkage(error);
    boolean expected = error instanceof LoadException;
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // Whatever failed now did so because Spark and the file systems are being closed.
      print(err, "Interrupted");
    } else if (expected) {
      print(err, error.getMessage());
    } else if (linkage.isPresent()) {
      print(
          err,
          SettingsException.of("finish " + command.getCommandName(), linkage.get()).getMessage());
    } else {
      print(err, "Cannot finish " + command.getCommandName() + ": " + error);
    }
    if (options.isVerbose()) {
      error.printStackTrace(err);
    } else if (!expected) {
      err.println("This error was not expected; --verbose shows where it comes from");
    }
    err.flush();
    if (error instanceof LoadException known) {
      return known.exitCode();
    }
    return linkage.isPresent() ? CommandLine.ExitCode.USAGE : TRY_AGAIN;
  }

  // Another attempt would find the same libraries.
  private static Optional<LinkageError> linkage(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .filter(LinkageError.class::isInstance)
        .map(LinkageError.class::cast)
        .findFirst();
  }
}
