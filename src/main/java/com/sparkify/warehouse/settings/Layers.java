package com.sparkify.warehouse.settings;

import static com.typesafe.config.ConfigValueFactory.fromAnyRef;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Lays reference, file, variables and {@code --set} over one another, and finds unknown keys. */
final class Layers {

  private static final String PREFIX = "SPARKIFY_";
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[a-z0-9-]+(\\.[a-z0-9-]+)+}");

  private final SettingsSource source;
  private final Problems problems;
  private final Config defaults;
  private final Set<String> keys;

  Layers(SettingsSource source, Problems problems) {
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

  /** The layers in one; empty, with a problem, if the file cannot be read as HOCON. */
  Optional<Config> merge() {
    Config overrides = overrides();
    try {
      Config file = ConfigFactory.parseFile(source.file().toFile(), SettingsSource.STRICT);
      Config layers = overrides.withFallback(file).withFallback(defaults);
      Config merged = layers.resolve(ConfigResolveOptions.noSystem());
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

  /** The variables, and {@code --set} over them. */
  private Config overrides() {
    Config layer = ConfigFactory.empty();
    Map<String, String> keyOf =
        keys.stream().collect(Collectors.toMap(Layers::variable, key -> key));
    for (String name : new TreeSet<>(source.environment().keySet())) {
      String text = source.environment().get(name);
      if (keyOf.containsKey(name)) {
        layer = layer.withValue(keyOf.get(name), fromAnyRef(text, "variable " + name));
      } else if (name.startsWith(PREFIX)) {
        problems.unknown(name, keyOf.keySet(), "environment variable");
      }
    }
    for (String assignment : source.assignments()) {
      String key = StringUtils.substringBefore(assignment, "=").strip();
      String text = StringUtils.substringAfter(assignment, "=");
      if (!assignment.contains("=")) {
        problems.add("--set wants KEY=VALUE, and there is no \"=\" in what it was given");
      } else if (keys.contains(key)) {
        layer = layer.withValue(key, fromAnyRef(text, "--set"));
      } else {
        problems.unknown(key, keys, "--set");
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

  /** Leaves out what is within a known key: it may be a piece of a password. */
  private void refuseUnknown(String name, ConfigValue value) {
    if (keys.stream().noneMatch(key -> (name + ".").startsWith(key + "."))) {
      problems.unknown(name, keys, words(value.origin()));
    }
  }

  /** The library's message may quote a password; of it, only a substituted key is kept. */
  private static String sentence(ConfigException refused) {
    Matcher key = SUBSTITUTION.matcher(refused.getMessage());
    String what =
        key.find()
            ? "there is no value for " + key.group()
            : "this line, or one above it, is not HOCON";
    return words(refused.origin()) + ": " + what;
  }
}
