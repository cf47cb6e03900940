package com.sparkify.warehouse.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the sources of settings over one another: defaults, file, environment, --set. */
final class Layers {

  /** Not the process's own environment: only what the source names may decide. */
  private static final ConfigResolveOptions RESOLVE =
      ConfigResolveOptions.defaults().setUseSystemEnvironment(false);

  private final Map<String, Key<?>> keys;
  private final Problems problems;

  Layers(Map<String, Key<?>> keys, Problems problems) {
    this.keys = keys;
    this.problems = problems;
  }

  /** The layers in one, substitutions resolved last; none if the file cannot be read as HOCON. */
  Optional<Config> merge(SettingsSource source) {
    Config over = assignments(source).withFallback(variables(source));
    try {
      Config file = ConfigFactory.parseFile(source.file().toFile(), strict());
      return Optional.of(over.withFallback(file).withFallback(defaults()).resolve(RESOLVE));
    } catch (ConfigException.IO unreadable) {
      problems.add("the file cannot be read");
    } catch (ConfigException syntax) {
      problems.add(SyntaxError.sentence(syntax));
    }
    return Optional.empty();
  }

  private static ConfigParseOptions strict() {
    return ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);
  }

  private Config defaults() {
    Config layer = ConfigFactory.empty();
    for (Key<?> key : keys.values()) {
      if (key.fallback().isPresent()) {
        layer = with(layer, key, key.fallback().get(), "default");
      }
    }
    return layer;
  }

  private Config variables(SettingsSource source) {
    Map<String, Key<?>> byVariable = new TreeMap<>();
    keys.values().forEach(key -> byVariable.put(key.variable(), key));
    Config layer = ConfigFactory.empty();
    for (Map.Entry<String, String> variable : new TreeMap<>(source.environment()).entrySet()) {
      String name = variable.getKey();
      if (byVariable.containsKey(name)) {
        layer = with(layer, byVariable.get(name), variable.getValue(), "variable " + name);
      } else if (name.startsWith(Key.VARIABLE_PREFIX)) {
        problems.unknown(name, Nearest.to(name, byVariable.keySet()), "environment variable");
      }
    }
    return layer;
  }

  private Config assignments(SettingsSource source) {
    Config layer = ConfigFactory.empty();
    for (String assignment : source.assignments()) {
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? assignment : assignment.substring(0, equals).strip();
      if (equals < 0) {
        problems.add("--set wants KEY=VALUE, and there is no \"=\" in what it was given");
      } else if (!keys.containsKey(name)) {
        problems.unknown(name, Nearest.to(name, keys.keySet()), "--set");
      } else {
        layer = with(layer, keys.get(name), assignment.substring(equals + 1), "--set");
      }
    }
    return layer;
  }

  private static Config with(Config layer, Key<?> key, String text, String origin) {
    return layer.withValue(key.path(), ConfigValueFactory.fromAnyRef(text, origin));
  }
}
