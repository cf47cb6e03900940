package com.sparkify.warehouse.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of a wrong command line in a sentence or two, and where to read more. */
final class UsageHandler implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(misuse.getMessage());
    UnmatchedArgumentException.printSuggestions(misuse, err);
    err.println(command.getCommandSpec().qualifiedName() + " --help tells more");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
