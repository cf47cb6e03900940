package com.sparkify.bench;

import com.sparkify.sandbox.QuietShutdown;
import com.sparkify.warehouse.command.Commands;
import java.util.List;
import picocli.CommandLine;

/** The main class of {@code submit.sh bench}: the command line of the others, with that command. */
public final class Main {
  private Main() {}

  /**
   * @param args as {@code bench --help} tells, with {@code bench} among them
   */
  public static void main(String[] args) {
    QuietShutdown.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return Commands.commandLine(List.of()).addSubcommand(new BenchCommand());
  }
}
