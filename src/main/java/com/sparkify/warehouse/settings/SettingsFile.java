package com.sparkify.warehouse.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A file of settings, in HOCON.
 *
 * @param name its path or address, for messages
 * @param parse reads it; throws if it is not there or not HOCON
 */
public record SettingsFile(String name, Supplier<Config> parse) {

  /** For files that must be there. */
  static final ConfigParseOptions STRICT = ConfigParseOptions.defaults().setAllowMissing(false);

  /** A file on this machine. */
  public static SettingsFile of(Path path) {
    return new SettingsFile(path.toString(), () -> ConfigFactory.parseFile(path.toFile(), STRICT));
  }

  /** A file that was read from elsewhere. */
  public static SettingsFile of(String address, String text) {
    return new SettingsFile(
        address, () -> ConfigFactory.parseString(text, STRICT.setOriginDescription(address)));
  }
}
