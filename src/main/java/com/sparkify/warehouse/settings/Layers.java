package com.sparkify.warehouse.settings;

import static com.typesafe.config.ConfigValueFactory.fromAnyRef;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lays reference, file, variables and {@code --set} over one another, and finds unknown keys. */
final class Layers {

  private static final String PREFIX = "SPARKIFY_";

  private final SettingsSource source;
  private final Problems problems;
  private final Config defaults;
  private final Set<String> keys;

  private Layers(SettingsSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
    Config reference =
        source.moreKeys().stream()
            .reduce(SettingsSource.reference(Layers.class), Config::withFallback);
    Map<String, ConfigValue> leaves = leaves("", reference.root());
    this.keys = Set.copyOf(leaves.keySet());
    // A substitution of null would be the text "null".
    leaves.values().removeIf(value -> value.valueType() == ConfigValueType.NULL);
    this.defaults = ConfigFactory.parseMap(leaves);
  }

  /** All layers in one; empty, with a problem, if the file cannot be read as HOCON. */
  static Optional<Config> merge(SettingsSource source, Problems problems) {
    return new Layers(source, problems).merge();
  }

  private Optional<Config> merge() {
    Config over = assignments().withFallback(variables());
    try {
      var options = ConfigParseOptions.defaults().setAllowMissing(false);
      Config merged =
          over.withFallback(ConfigFactory.parseFile(source.file().toFile(), options))
              .withFallback(defaults)
              .resolve(ConfigResolveOptions.noSystem());
      leaves("", merged.root()).forEach(this::refuseUnknown);
      return Optional.of(merged);
    } catch (ConfigException.IO unreadable) {
      problems.add("the file cannot be read");
    } catch (ConfigException refused) {
      problems.add(sentence(refused));
    }
    return Optional.empty();
  }

  /** The environment variable that sets a key: {@code SPARKIFY_REDSHIFT_TEMP_DIR}. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Says where a value was written: the library says {@code file: 8}. */
  static String words(ConfigOrigin origin) {
    return origin.description().replaceFirst(": (\\d+)(-\\d+)?$", " line $1");
  }

  private Config assignments() {
    Config layer = ConfigFactory.empty();
    for (String assignment : source.assignments()) {
      String[] parts = assignment.split("=", 2);
      String key = parts[0].strip();
      if (parts.length < 2) {
        problems.add("--set wants KEY=VALUE, and there is no \"=\" in what it was given");
      } else if (keys.contains(key)) {
        layer = layer.withValue(key, fromAnyRef(parts[1], "--set"));
      } else {
        problems.unknown(key, keys, "--set");
      }
    }
    return layer;
  }

  private Config variables() {
    Map<String, String> keyOf =
        keys.stream().collect(Collectors.toMap(Layers::variable, key -> key));
    Config layer = ConfigFactory.empty();
    for (String name : new TreeSet<>(source.environment().keySet())) {
      if (keyOf.containsKey(name)) {
        ConfigValue value = fromAnyRef(source.environment().get(name), "variable " + name);
        layer = layer.withValue(keyOf.get(name), value);
      } else if (name.startsWith(PREFIX)) {
        problems.unknown(name, keyOf.keySet(), "environment variable");
      }
    }
    return layer;
  }

  /** The values at the ends of the tree by their keys, nulls and empty sections among them. */
  private static Map<String, ConfigValue> leaves(String prefix, ConfigObject object) {
    var leaves = new TreeMap<String, ConfigValue>();
    object.forEach(
        (name, value) -> {
          String key = prefix + ConfigUtil.joinPath(name);
          if (value instanceof ConfigObject section && !section.isEmpty()) {
            leaves.putAll(leaves(key + ".", section));
          } else {
            leaves.put(key, value);
          }
        });
    return leaves;
  }

  /** What lies in a known key may be a piece of a secret; reading it refuses it unnamed. */
  private void refuseUnknown(String name, ConfigValue value) {
    if (keys.stream().noneMatch(key -> (name + ".").startsWith(key + "."))) {
      problems.unknown(name, keys, words(value.origin()));
    }
  }

  /** The library's message, without the "file: line: " that it begins with. */
  private static String sentence(ConfigException refused) {
    ConfigOrigin origin = refused.origin();
    if (origin == null || isBesideSecret(origin)) {
      return (origin == null ? "" : words(origin) + ": ") + "it is not HOCON (its text is secret)";
    }
    String message = refused.getMessage().replace(origin.description() + ": ", "");
    return words(origin) + ": " + Secret.mask(message.replaceAll("\\s+", " "));
  }

  /** The library quotes what it stumbles over, which must not be a piece of a password. */
  private static boolean isBesideSecret(ConfigOrigin origin) {
    try {
      List<String> lines =
          Files.readAllLines(Path.of(origin.filename()), StandardCharsets.ISO_8859_1);
      int line = Math.min(origin.lineNumber(), lines.size());
      return lines.subList(Math.max(0, line - 2), line).stream()
          .anyMatch(text -> text.matches("(?i).*(password|secret).*"));
    } catch (IOException | RuntimeException unreadable) {
      return true;
    }
  }
}
