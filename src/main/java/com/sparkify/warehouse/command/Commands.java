package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.SettingsException;
import com.typesafe.config.Config;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

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
      RejectsCommand.class,
      ReplayCommand.class
    })
public final class Commands implements Runnable {
  private static final String DAY = "a day such as 2018-11-01";

  private final GlobalOptions options;
  private final CommandSpec spec = CommandSpec.forAnnotatedObject(this);

  private Commands(List<Config> moreKeys) {
    options = new GlobalOptions(spec, moreKeys);
    // Not in the annotation, from which every subcommand would inherit it.
    spec.usageMessage().footer("", "COMMAND --help says more about each.");
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
        .registerConverter(LocalDate.class, text -> parse(text, LocalDate::parse, DAY))
        .registerConverter(long.class, text -> parse(text, Long::valueOf, "a whole number"))
        .registerConverter(Long.class, text -> parse(text, Long::valueOf, "a whole number"))
        .setExecutionStrategy(Commands::execute)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  // Picocli hands only exceptions to the handler.
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (LinkageError e) {
      CommandLine line = parsed.commandSpec().commandLine();
      throw new ExecutionException(
          line, "a library does not fit", SettingsException.of("go on", e));
    }
  }

  private static <T> T parse(String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (DateTimeException | NumberFormatException notParsed) {
      throw new TypeConversionException("expected %s, not '%s'".formatted(expected, text));
    }
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
