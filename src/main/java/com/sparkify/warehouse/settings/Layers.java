package com.sparkify.warehouse.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Lays reference, file, variables and {@code --set} over one another, and finds unknown keys. */
final class Layers {

  static final ConfigParseOptions STRICT =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  /** Not the process's own environment: only what the source names may decide. */
  private static final ConfigResolveOptions RESOLVE =
      ConfigResolveOptions.defaults().setUseSystemEnvironment(false);

  private static final String VARIABLE_PREFIX = "SPARKIFY_";

  private final SettingsSource source;
  private final Set<String> keys;
  private final Config defaults;
  private final List<String> problems;

  Layers(SettingsSource source, Config warehouse, List<String> problems) {
    this.source = source;
    Config reference = source.moreKeys().stream().reduce(warehouse, Config::withFallback);
    this.keys = leaves("", reference.root(), Set.of()).keySet();
    this.defaults = withoutNulls(reference);
    this.problems = problems;
  }

  /** A substitution of null would be the text "null". */
  private static Config withoutNulls(Config reference) {
    Config layer = ConfigFactory.empty();
    for (Map.Entry<String, ConfigValue> entry : reference.entrySet()) {
      layer = layer.withValue(entry.getKey(), entry.getValue());
    }
    return layer;
  }

  /** The layers in one, substitutions resolved last; none if the file cannot be read as HOCON. */
  Optional<Config> merge() {
    Config over = assignments().withFallback(variables());
    try {
      Config file = ConfigFactory.parseFile(source.file().toFile(), STRICT);
      Config merged = over.withFallback(file).withFallback(defaults).resolve(RESOLVE);
      leaves("", merged.root(), keys).forEach(this::refuseUnknown);
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
    return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Says where a value was written. */
  static String words(ConfigOrigin origin) {
    if (origin.filename() == null) {
      return origin.description();
    }
    return origin.filename() + (origin.lineNumber() < 1 ? "" : " line " + origin.lineNumber());
  }

  private Config variables() {
    Map<String, String> keyOf =
        keys.stream().collect(Collectors.toMap(Layers::variable, Function.identity()));
    Config layer = ConfigFactory.empty();
    for (Map.Entry<String, String> variable : new TreeMap<>(source.environment()).entrySet()) {
      String name = variable.getKey();
      if (keyOf.containsKey(name)) {
        layer = with(layer, keyOf.get(name), variable.getValue(), "variable " + name);
      } else if (name.startsWith(VARIABLE_PREFIX)) {
        unknown(name, keyOf.keySet(), "environment variable");
      }
    }
    return layer;
  }

  private Config assignments() {
    Config layer = ConfigFactory.empty();
    for (String assignment : source.assignments()) {
      int equals = assignment.indexOf('=');
      String key = equals < 0 ? assignment : assignment.substring(0, equals).strip();
      if (equals < 0) {
        problems.add("--set wants KEY=VALUE, and there is no \"=\" in what it was given");
      } else if (!keys.contains(key)) {
        unknown(key, keys, "--set");
      } else {
        layer = with(layer, key, assignment.substring(equals + 1), "--set");
      }
    }
    return layer;
  }

  private static Config with(Config layer, String key, String text, String origin) {
    return layer.withValue(key, ConfigValueFactory.fromAnyRef(text, origin));
  }

  /** The values at the ends of the tree by their keys; those of {@code ends} are not entered. */
  private static Map<String, ConfigValue> leaves(
      String prefix, ConfigObject object, Set<String> ends) {
    var leaves = new TreeMap<String, ConfigValue>();
    object.forEach(
        (name, value) -> {
          String key = prefix + ConfigUtil.joinPath(name);
          if (value instanceof ConfigObject section && !section.isEmpty() && !ends.contains(key)) {
            leaves.putAll(leaves(key + ".", section, ends));
          } else {
            leaves.put(key, value);
          }
        });
    return leaves;
  }

  private void refuseUnknown(String key, ConfigValue value) {
    if (!keys.contains(key)) {
      unknown(key, keys, words(value.origin()));
    }
  }

  private void unknown(String name, Collection<String> known, String origin) {
    String nearest =
        known.stream()
            .min(
                Comparator.<String>comparingInt(other -> distance(name, other))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    problems.add("%s is unknown; did you mean %s? (%s)".formatted(name, nearest, origin));
  }

  /** Edits between the names, or between their last parts for those who forget the section. */
  private static int distance(String name, String other) {
    var edits = LevenshteinDistance.getDefaultInstance();
    return Math.min(edits.apply(name, other), 1 + edits.apply(last(name), last(other)));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The library's message, without the "file: line: " that it begins with. */
  private static String sentence(ConfigException refused) {
    ConfigOrigin origin = refused.origin();
    if (origin == null || isBesideSecret(origin)) {
      return (origin == null ? "" : words(origin) + ": ") + "it is not HOCON (its text is secret)";
    }
    String message = refused.getMessage().replaceAll("\\s+", " ");
    return words(origin)
        + ": "
        + Secret.mask(StringUtils.removeStart(message, origin.description() + ": "));
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
