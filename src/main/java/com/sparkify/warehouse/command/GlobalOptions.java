package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.TextFile;
import com.sparkify.warehouse.settings.EnvironmentFile;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsFile;
import com.sparkify.warehouse.settings.SettingsSource;
import com.sparkify.warehouse.settings.SubmittedVariables;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command takes, before its name or after it, and the settings that they
 * lead to.
 *
 * <p>They are read from what each level of the command line matched: an inherited option has one
 * value, and picocli replaces what stood before the command by what stands after it.
 */
public final class GlobalOptions {
  private static final String ENVIRONMENT = "--env";
  private static final String FOLDER = "--conf-dir";
  private static final String FILE = "--conf";
  private static final String SET = "--set";
  private static final String VERBOSE = "--verbose";

  /** The scheme of an address; two letters at least, or it would be a drive of Windows. */
  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]+:");

  private final CommandSpec root;
  private final List<Config> moreKeys;

  private ParseResult settingsFrom;
  private Settings settings;

  /**
   * @param root the command that all others are under
   * @param moreKeys settings that are known beside those of the warehouse, with their defaults
   */
  GlobalOptions(CommandSpec root, List<Config> moreKeys) {
    this.root = root;
    this.moreKeys = List.copyOf(moreKeys);
    root.addOption(
            option(ENVIRONMENT, "NAME", "the environment, a file NAME.conf (default: local)"))
        .addOption(
            option(
                FOLDER,
                "DIR",
                "folder of that file (default: conf, then the working directory); if repeated, the last wins"))
        .addOption(
            option(
                FILE,
                "FILE",
                "the settings' file itself: a path, or an address such as s3a://bucket/emr.conf"))
        .addOption(
            option(
                SET,
                "KEY=VALUE",
                "sets one setting; overrides the file and the environment; can be repeated"))
        .addOption(
            OptionSpec.builder(VERBOSE)
                .scopeType(ScopeType.INHERIT)
                .description("print the stack trace of errors")
                .build());
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .scopeType(ScopeType.INHERIT)
        .description(description)
        .build();
  }

  /**
   * Where the settings come from.
   *
   * @throws SettingsException if there is no such environment, or more than one is named
   */
  public SettingsSource source() {
    List<String> environments = values(ENVIRONMENT);
    if (environments.size() > 1) {
      throw new SettingsException(
          "Cannot use --env %s: expected one environment"
              .formatted(String.join(" and --env ", environments)));
    }
    String environment = environments.isEmpty() ? "local" : environments.get(0);
    Path here = Path.of("");
    return new SettingsSource(
        moreKeys,
        file(environment, here),
        SubmittedVariables.of(System.getenv(), here),
        values(SET));
  }

  private SettingsFile file(String environment, Path here) {
    List<String> files = values(FILE);
    if (files.isEmpty()) {
      Path folder = Path.of(values(FOLDER).stream().reduce("conf", (first, last) -> last));
      return SettingsFile.of(EnvironmentFile.find(folder, environment, here));
    }
    String last = files.get(files.size() - 1);
    return ADDRESS.matcher(last).lookingAt()
        ? SettingsFile.of(last, TextFile.read(last))
        : SettingsFile.of(Path.of(last));
  }

  /**
   * The settings of the warehouse, read once a command line.
   *
   * @throws SettingsException naming every problem at once
   */
  public Settings settings() {
    ParseResult given = root.commandLine().getParseResult();
    if (settingsFrom != given) {
      settings = Settings.read(source());
      settingsFrom = given;
    }
    return settings;
  }

  boolean isVerbose() {
    return levels().anyMatch(level -> level.hasMatchedOption(VERBOSE));
  }

  /** What was given of an option, in the order in which it was given. */
  private List<String> values(String option) {
    return levels()
        .filter(level -> level.hasMatchedOption(option))
        .flatMap(level -> level.matchedOption(option).stringValues().stream())
        .toList();
  }

  private Stream<ParseResult> levels() {
    return Stream.iterate(
        root.commandLine().getParseResult(), Objects::nonNull, ParseResult::subcommand);
  }
}
