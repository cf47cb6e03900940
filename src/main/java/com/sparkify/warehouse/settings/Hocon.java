package com.sparkify.warehouse.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.function.BiFunction;

/** HOCON's units, for text from any layer. */
final class Hocon {

  private Hocon() {}

  static Duration duration(String text) {
    return read(text, Config::getDuration);
  }

  static DataSize size(String text) {
    return new DataSize(read(text, Config::getMemorySize).toBytes());
  }

  private static <T> T read(String text, BiFunction<Config, String, T> getter) {
    Config holder =
        ConfigFactory.empty().withValue("value", ConfigValueFactory.fromAnyRef(text.strip()));
    try {
      return getter.apply(holder, "value");
    } catch (ConfigException refused) {
      throw new IllegalArgumentException(refused);
    }
  }
}
