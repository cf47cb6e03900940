package com.sparkify.warehouse.settings;

import static com.typesafe.config.ConfigValueFactory.fromAnyRef;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

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
    List<Config> moreKeys,
    SettingsFile file,
    Map<String, String> environment,
    List<String> assignments) {

  private static final String PREFIX = "SPARKIFY_";
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[a-z0-9-]+(\\.[a-z0-9-]+)+}");

  public SettingsSource {
    moreKeys = List.copyOf(moreKeys);
    environment = Map.copyOf(environment);
    assignments = List.copyOf(assignments);
  }

  /** The file {@code reference.conf} beside {@code type}: keys, what they mean, and defaults. */
  public static Config reference(Class<?> type) {
    return ConfigFactory.parseResources(type, "reference.conf", SettingsFile.STRICT);
  }

  /** The environment variable that sets a key: {@code SPARKIFY_REDSHIFT_TEMP_DIR}. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** All of them in one; unknown keys become problems. Throws if the file is not HOCON. */
  Config merge(Problems problems) {
    Config reference =
        moreKeys.stream().reduce(reference(SettingsSource.class), Config::withFallback);
    Set<String> keys = leaves("", reference.root()).keySet();
    Config overrides = overrides(keys, problems);
    try {
      Config all =
          overrides
              .withFallback(file.parse().get())
              .withFallback(withoutNulls(reference))
              .resolve(ConfigResolveOptions.noSystem());
      Map<String, ConfigValue> unknown = leaves("", all.root());
      // What is within a known key is not named: it may be a piece of a password.
      unknown
          .keySet()
          .removeIf(name -> keys.stream().anyMatch(key -> (name + ".").startsWith(key + ".")));
      // A section without a value, as an example has it.
      unknown
          .entrySet()
          .removeIf(
              section ->
                  section.getValue() instanceof ConfigObject
                      && keys.stream().anyMatch(key -> key.startsWith(section.getKey() + ".")));
      unknown.forEach(
          (name, value) -> problems.unknown(name, keys, Problems.words(value.origin())));
      return all;
    } catch (ConfigException refused) {
      problems.add(sentence(refused));
      throw problems.exception();
    }
  }

  /** The variables, and {@code --set} over them. */
  private Config overrides(Set<String> keys, Problems problems) {
    Map<String, ConfigValue> values = new HashMap<>();
    Map<String, String> keyOf =
        keys.stream().collect(Collectors.toMap(SettingsSource::variable, key -> key));
    new TreeMap<>(environment)
        .forEach(
            (name, text) -> {
              if (keyOf.containsKey(name)) {
                values.put(keyOf.get(name), fromAnyRef(text, "variable " + name));
              } else if (name.startsWith(PREFIX)) {
                problems.unknown(name, keyOf.keySet(), "environment variable");
              }
            });
    for (String assignment : assignments) {
      String key = StringUtils.substringBefore(assignment, "=").strip();
      if (!assignment.contains("=")) {
        problems.add("--set wants KEY=VALUE, and there is no \"=\" in what it was given");
      } else if (keys.contains(key)) {
        values.put(key, fromAnyRef(StringUtils.substringAfter(assignment, "="), "--set"));
      } else {
        problems.unknown(key, keys, "--set");
      }
    }
    return ConfigFactory.parseMap(values);
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

  /** A substitution of null would be the text "null". */
  private static Config withoutNulls(Config config) {
    return ConfigFactory.parseMap(
        config.entrySet().stream().collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
  }

  /** The library's message may quote a password; of it, only a substituted key is kept. */
  private static String sentence(ConfigException refused) {
    if (refused instanceof ConfigException.IO) {
      return "the file cannot be read";
    }
    Matcher key = SUBSTITUTION.matcher(refused.getMessage());
    return Problems.words(refused.origin())
        + (key.find()
            ? ": there is no value for " + key.group()
            : ": this line, or one above it, is not HOCON");
  }
}
