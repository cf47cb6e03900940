package com.sparkify.warehouse.command;

import com.sparkify.warehouse.settings.EnvironmentFile;
import com.sparkify.warehouse.settings.LoadedSettings;
import com.sparkify.warehouse.settings.Section;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsReader;
import com.sparkify.warehouse.settings.SettingsSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, and the settings that they lead to. */
public final class GlobalOptions {
  private final List<Section<?>> moreSections;
  private LoadedSettings loaded;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      defaultValue = "local",
      scope = ScopeType.INHERIT,
      description = "the environment, a file NAME.conf (default: ${DEFAULT-VALUE})")
  private String environment;

  @Option(
      names = "--conf-dir",
      paramLabel = "DIR",
      defaultValue = "conf",
      scope = ScopeType.INHERIT,
      description = "where that file lies (default: ${DEFAULT-VALUE}, then the working directory)")
  private Path confDir;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "a setting that goes before the file and the environment; may be repeated")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "say where an error comes from, with its stack")
  private boolean verbose;

  /**
   * @param moreSections sections of the settings beside those of the warehouse
   */
  GlobalOptions(List<Section<?>> moreSections) {
    this.moreSections = List.copyOf(moreSections);
  }

  /** All sections, read once. */
  public LoadedSettings loaded() {
    if (loaded == null) {
      var sections = new ArrayList<Section<?>>(Settings.sections());
      sections.addAll(moreSections);
      Path file = EnvironmentFile.find(confDir, environment);
      loaded =
          SettingsReader.read(new SettingsSource(file, System.getenv(), assignments), sections);
    }
    return loaded;
  }

  /** The settings of the warehouse. */
  public Settings settings() {
    return Settings.of(loaded());
  }

  boolean isVerbose() {
    return verbose;
  }
}
