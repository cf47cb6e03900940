package com.sparkify.warehouse.settings;

import static com.typesafe.config.ConfigValueFactory.fromAnyRef;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
      Map<String, ConfigValue> leaves = leaves("", merged.root(), keys);
      leaves.keySet().removeAll(keys);
      leaves.forEach((key, value) -> unknown(key, keys, words(value.origin())));
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
    for (String name : new TreeSet<>(source.environment().keySet())) {
      if (keyOf.containsKey(name)) {
        String text = source.environment().get(name);
        layer = layer.withValue(keyOf.get(name), fromAnyRef(text, "variable " + name));
      } else if (name.startsWith(VARIABLE_PREFIX)) {
        unknown(name, keyOf.keySet(), "environment variable");
      }
    }
    return layer;
  }

  private Config assignments() {
    Config layer = ConfigFactory.empty();
    for (String assignment : source.assignments()) {
      String key = StringUtils.substringBefore(assignment, "=").strip();
      if (!assignment.contains("=")) {
        problems.add("--set wants KEY=VALUE, and there is no \"=\" in what it was given");
      } else if (keys.contains(key)) {
        String text = StringUtils.substringAfter(assignment, "=");
        layer = layer.withValue(key, fromAnyRef(text, "--set"));
      } else {
        unknown(key, keys, "--set");
      }
    }
    return layer;
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

  private void unknown(String name, Set<String> known, String origin) {
    Comparator<String> byDistance = Comparator.comparingInt(other -> distance(name, other));
    String nearest = Collections.min(known, byDistance.thenComparing(Comparator.naturalOrder()));
    problems.add("%s is unknown; did you mean %s? (%s)".formatted(name, nearest, origin));
  }

  /** Edits between the names, or between their last parts for those who forget the section. */
  private static int distance(String name, String other) {
    String last = StringUtils.substringAfterLast("." + name, ".");
    String lastOfOther = StringUtils.substringAfterLast("." + other, ".");
    var edits = LevenshteinDistance.getDefaultInstance();
    return Math.min(edits.apply(name, other), 1 + edits.apply(last, lastOfOther));
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
