package com.sparkify.warehouse.command;

import com.typesafe.config.Config;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command that holds all others. */
@Command(
    name = "submit.sh",
    mixinStandardHelpOptions = true,
    version = "sparkify-warehouse 1.0.0",
    scope = CommandLine.ScopeType.INHERIT,
    description = "Loads Sparkify's raw JSON from S3 into a star schema in Amazon Redshift.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; may succeed if tried again",
      "2:wrong use or settings",
      "3:the data was refused and the star schema is unchanged, or check has found a fault"
    },
    subcommands = {
      RunCommand.class,
      CreateTablesCommand.class,
      RebuildCommand.class,
      CheckCommand.class,
      QuestionsCommand.class,
      RunsCommand.class,
      RejectsCommand.class
    },
    footer = {"", "COMMAND --help says more about each."})
public final class Commands implements Runnable {
  private final GlobalOptions options;
  private final CommandSpec spec = CommandSpec.forAnnotatedObject(this);

  private Commands(List<Config> moreKeys) {
    options = new GlobalOptions(spec, moreKeys);
  }

  /**
   * The command line of the warehouse.
   *
   * @param moreKeys settings that the caller reads beside those of the warehouse, with their
   *     defaults
   */
  public static CommandLine commandLine(List<Config> moreKeys) {
    var commands = new Commands(moreKeys);
    var errors = new ErrorHandler(commands.options);
    return new CommandLine(commands.spec)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  /** The options given on a command line that {@link #commandLine} made. */
  public static GlobalOptions options(CommandLine line) {
    return line.<Commands>getCommand().options();
  }

  GlobalOptions options() {
    return options;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Cannot run: no command is given");
  }
}
