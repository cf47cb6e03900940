package com.sparkify.sandbox;

import com.sparkify.bench.BenchCommand;
import com.sparkify.warehouse.command.Commands;
import com.sparkify.warehouse.command.GlobalOptions;
import com.sparkify.warehouse.command.QuestionsCommand;
import com.sparkify.warehouse.failure.LoadFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The main class in the environment {@code local}: the warehouse's commands with a sandbox around
 * them, which is started unless one answers, and stopped with them.
 */
public final class Main {
  /** They start the sandbox themselves, or need none. */
  private static final Set<String> WITHOUT_SANDBOX = Set.of("sandbox", "bench", "help");

  /** First of all at the end: what Spark says of tasks cut off helps nobody. */
  private static final int QUIET_PRIORITY = 200;

  private final CommandLine line;
  private final GlobalOptions options;

  private Main() {
    line = Commands.commandLine(List.of(SandboxSettings.SECTION));
    options = Commands.options(line);
    line.addSubcommand(new SandboxCommand(options));
    line.addSubcommand(new BenchCommand());
    line.setExecutionStrategy(this::execute);
  }

  /**
   * @param args as {@code --help} tells
   */
  public static void main(String[] args) {
    ShutdownHookManager.get()
        .addShutdownHook(() -> Configurator.setLevel("org.apache", Level.OFF), QUIET_PRIORITY);
    System.exit(new Main().line.execute(args));
  }

  private int execute(ParseResult parsed) {
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return CommandLine.ExitCode.OK;
    }
    if (!parsed.hasSubcommand()
        || WITHOUT_SANDBOX.contains(parsed.subcommand().commandSpec().name())) {
      return new RunLast().execute(parsed);
    }
    try {
      return tellingOfAFullDisk(parsed);
    } catch (LoadFailure failure) {
      throw new ExecutionException(line, failure.getMessage(), failure);
    }
  }

  @SuppressWarnings("try") // A sandbox needs nothing but to be open.
  private int around(ParseResult parsed) {
    SandboxSettings settings = options.loaded().get(SandboxSettings.SECTION);
    if (Sandbox.answers(settings)) {
      return withAnswers(parsed);
    }
    try (Sandbox sandbox = Sandbox.start(settings, options.settings(), System.err::println)) {
      return withAnswers(parsed);
    }
  }

  // A server whose disk is full has no better words for it than an internal error.
  private int tellingOfAFullDisk(ParseResult parsed) {
    try {
      return around(parsed);
    } catch (ExecutionException e) {
      Path home = options.loaded().get(SandboxSettings.SECTION).home();
      if (FreeDisk.isShort(home)) {
        System.err.println("Note: " + FreeDisk.describe(home));
      }
      throw e;
    }
  }

  /** Whoever tries the job out wants to see what has come of it. */
  private int withAnswers(ParseResult parsed) {
    int exitCode = new RunLast().execute(parsed);
    ParseResult command = parsed.subcommand();
    boolean loaded =
        command.commandSpec().name().equals("run") && !command.hasMatchedOption("--dry-run");
    if (exitCode != CommandLine.ExitCode.OK || !loaded) {
      return exitCode;
    }
    return line.getSubcommands().get("questions").<QuestionsCommand>getCommand().call();
  }
}
