package com.sparkify.warehouse.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where settings come from, from the weakest to the strongest; below all are the defaults.
 *
 * @param file the environment's file, in HOCON
 * @param environment the process's environment variables; those that begin with {@code SPARKIFY_}
 *     are settings
 * @param assignments {@code KEY=VALUE} each, from {@code --set}; of two with one key the later
 *     stands
 */
public record SettingsSource(Path file, Map<String, String> environment, List<String> assignments) {

  public SettingsSource {
    environment = Map.copyOf(environment);
    assignments = List.copyOf(assignments);
  }
}
