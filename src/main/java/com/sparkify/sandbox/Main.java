package com.sparkify.sandbox;

import com.sparkify.warehouse.command.Commands;
import com.sparkify.warehouse.command.GlobalOptions;
import com.sparkify.warehouse.command.QuestionsCommand;
import com.sparkify.warehouse.error.LoadException;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.ArrayUtils;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The main class in the environment {@code local}: runs the warehouse's commands with a sandbox,
 * which is started unless one is running.
 */
public final class Main {
  /** Commands that start the sandbox themselves or need none; the empty name is no command. */
  private static final Set<String> WITHOUT_SANDBOX = Set.of("sandbox", "help", "");

  private static final String BENCH =
      "bench --help is about a program of its own, which measures reading and loading.";

  private final CommandLine line = Commands.commandLine(List.of(SandboxSettings.REFERENCE));
  private final GlobalOptions options = Commands.options(line);

  private Main() {
    var sandbox = new CommandLine(new SandboxCommand(options));
    // Its own, so that it does not inherit that of all commands.
    sandbox.getCommandSpec().usageMessage().footer(new String[0]);
    line.addSubcommand(sandbox).setExecutionStrategy(this::execute);
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.footer(ArrayUtils.add(usage.footer(), BENCH));
  }

  public static void main(String[] args) {
    QuietShutdown.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new Main().line;
  }

  private int execute(ParseResult parsed) {
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return CommandLine.ExitCode.OK;
    }
    String name = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
    try {
      return WITHOUT_SANDBOX.contains(name) ? new RunLast().execute(parsed) : inSandbox(parsed);
    } catch (LoadException failure) {
      throw new ExecutionException(line, failure.getMessage(), failure);
    }
  }

  @SuppressWarnings("try") // The sandbox only needs to be open.
  private int inSandbox(ParseResult parsed) {
    SandboxSettings settings = SandboxSettings.read(options.source());
    try (Sandbox sandbox =
        Sandbox.answers(settings)
            ? null
            : Sandbox.start(settings, options.settings(), System.err::println)) {
      int exitCode = new RunLast().execute(parsed);
      ParseResult command = parsed.subcommand();
      boolean loaded =
          command.commandSpec().name().equals("run") && !command.hasMatchedOption("--dry-run");
      if (loaded && exitCode == CommandLine.ExitCode.OK) {
        // Shows users who try the job what it loaded; the run has succeeded, whatever is answered.
        line.getSubcommands().get("questions").<QuestionsCommand>getCommand().call();
      }
      return exitCode;
    }
  }
}
