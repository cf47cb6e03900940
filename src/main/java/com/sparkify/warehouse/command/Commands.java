package com.sparkify.warehouse.command;

import com.sparkify.warehouse.settings.Section;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
      "3:the data was refused; the star schema is as it was before"
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
    footer = {"", "COMMAND --help tells more of each."})
public final class Commands implements Runnable {
  @Mixin private final GlobalOptions options;

  @Spec private CommandSpec spec;

  private Commands(GlobalOptions options) {
    this.options = options;
  }

  /**
   * The command line of the warehouse.
   *
   * @param moreSections sections of the settings that the caller reads beside those of the
   *     warehouse
   */
  public static CommandLine commandLine(List<Section<?>> moreSections) {
    var options = new GlobalOptions(moreSections);
    var errors = new ErrorHandler(options);
    return new CommandLine(new Commands(options))
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
    throw new ParameterException(spec.commandLine(), "Cannot do nothing: say which command");
  }
}
