package com.sparkify.warehouse.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where settings come from, from the weakest to the strongest; below all is the reference file.
 *
 * @param moreKeys the keys and defaults that are known beside those of the warehouse, see {@link
 *     #reference}
 * @param file the environment's file, in HOCON
 * @param environment the process's environment variables; those that begin with {@code SPARKIFY_}
 *     are settings
 * @param assignments {@code KEY=VALUE} each, from {@code --set}; of two with one key the later wins
 */
public record SettingsSource(
    List<Config> moreKeys, Path file, Map<String, String> environment, List<String> assignments) {

  /** Parses a file that must be there. */
  static final ConfigParseOptions STRICT = ConfigParseOptions.defaults().setAllowMissing(false);

  public SettingsSource {
    moreKeys = List.copyOf(moreKeys);
    environment = Map.copyOf(environment);
    assignments = List.copyOf(assignments);
  }

  /** The settings of the warehouse and nothing besides. */
  public SettingsSource(Path file, Map<String, String> environment, List<String> assignments) {
    this(List.of(), file, environment, assignments);
  }

  /** The file {@code reference.conf} beside {@code type}: keys, what they mean, and defaults. */
  public static Config reference(Class<?> type) {
    return ConfigFactory.parseResources(type, "reference.conf", STRICT);
  }
}
