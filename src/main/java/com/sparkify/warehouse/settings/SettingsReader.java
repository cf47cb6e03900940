package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads sections of the settings together, and finds everything that is wrong with them. */
public final class SettingsReader {

  private final SettingsSource source;
  private final Map<String, Key<?>> keys = new TreeMap<>();
  private final Problems problems = new Problems();

  private SettingsReader(SettingsSource source, Collection<Section<?>> sections) {
    this.source = source;
    sections.forEach(section -> section.keys().forEach(key -> keys.put(key.path(), key)));
  }

  /**
   * Reads {@code sections} from {@code source}, which must hold no key that none of them knows.
   *
   * @throws SettingsException naming every problem: key, value, what is wanted, and where it came
   *     from
   */
  public static LoadedSettings read(SettingsSource source, Collection<Section<?>> sections) {
    return new SettingsReader(source, sections).read(sections);
  }

  private LoadedSettings read(Collection<Section<?>> sections) {
    Map<Section<?>, Object> records = new HashMap<>();
    new Layers(keys, problems)
        .merge(source)
        .ifPresent(
            config -> {
              refuseUnknown("", config.root());
              Values values = values(config);
              sections.forEach(section -> make(section, values, records));
            });
    problems.throwIfAny(source.file());
    return new LoadedSettings(records);
  }

  private void refuseUnknown(String prefix, ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
      String path = prefix + ConfigUtil.joinPath(entry.getKey());
      ConfigValue value = entry.getValue();
      if (keys.containsKey(path)) {
        continue;
      }
      if (value.valueType() == ConfigValueType.OBJECT && !((ConfigObject) value).isEmpty()) {
        refuseUnknown(path + ".", (ConfigObject) value);
      } else if (value.valueType() != ConfigValueType.OBJECT || !isSection(path)) {
        problems.unknown(path, Nearest.to(path, keys.keySet()), Origins.words(value.origin()));
      }
    }
  }

  private boolean isSection(String path) {
    return keys.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
  }

  private Values values(Config config) {
    Map<Key<?>, Object> values = new HashMap<>();
    keys.values().forEach(key -> value(config, key, values));
    return new Values(values);
  }

  private void value(Config config, Key<?> key, Map<Key<?>, Object> values) {
    if (config.hasPath(key.path())) {
      parse(config, key, values);
    } else if (key.absent().isPresent()) {
      values.put(key, key.absent().get());
    } else {
      problems.missing(key, source.file());
    }
  }

  private void parse(Config config, Key<?> key, Map<Key<?>, Object> values) {
    String origin = Origins.words(config.getValue(key.path()).origin());
    try {
      String text = config.getString(key.path());
      try {
        values.put(key, key.kind().parser().apply(text));
      } catch (IllegalArgumentException refused) {
        problems.wrong(key, text, refused.getMessage(), origin);
      }
    } catch (ConfigException.WrongType notText) {
      problems.add(
          "%s: wanted one value, not a list or a section (%s)".formatted(key.path(), origin));
    }
  }

  private void make(Section<?> section, Values values, Map<Section<?>, Object> records) {
    if (section.keys().stream().allMatch(values::has)) {
      try {
        records.put(section, section.maker().apply(values));
      } catch (IllegalArgumentException refused) {
        problems.add(refused.getMessage());
      }
    }
  }
}
