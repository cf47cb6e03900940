package com.sparkify.bench;

import com.sparkify.sandbox.QuietShutdown;
import com.sparkify.warehouse.command.Commands;
import java.util.List;
import picocli.CommandLine;

/** The main class of {@code submit.sh bench}. */
public final class Main {
  private Main() {}

  /**
   * @param args including {@code bench}; see {@code bench --help}
   */
  public static void main(String[] args) {
    QuietShutdown.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return Commands.commandLine(List.of()).addSubcommand(new BenchCommand());
  }
}
