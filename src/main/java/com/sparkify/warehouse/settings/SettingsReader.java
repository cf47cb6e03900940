package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads settings by their keys, and keeps what is wrong with them so that one attempt names
 * everything. What cannot be read is null, or 1 as a number, and {@link #read} then throws.
 */
public final class SettingsReader {

  private final Path file;
  private final Config config;

  /** What is wrong, by the key; the first problem of a key is the one to tell. */
  private final Map<String, String> wrong = new LinkedHashMap<>();

  private final Set<String> secrets = new HashSet<>();

  private SettingsReader(Path file, Config config) {
    this.file = file;
    this.config = config;
  }

  /**
   * What {@code maker} makes of the settings of {@code source}.
   *
   * @throws SettingsException naming every problem: key, value, what is wanted, and where the value
   *     came from
   */
  public static <T> T read(SettingsSource source, Function<SettingsReader, T> maker) {
    var problems = new ArrayList<String>();
    Optional<Config> config = new Layers(source, reference(SettingsReader.class), problems).merge();
    Optional<SettingsReader> reader = config.map(it -> new SettingsReader(source.file(), it));
    Optional<T> made = reader.map(maker);
    reader.ifPresent(it -> problems.addAll(it.wrong.values()));
    if (!problems.isEmpty()) {
      problems.add(0, "Cannot use the settings of " + source.file() + ":");
      throw new SettingsException(String.join(System.lineSeparator() + "  ", problems));
    }
    return made.orElseThrow();
  }

  /** The file {@code reference.conf} beside {@code type}: keys, what they mean, and defaults. */
  public static Config reference(Class<?> type) {
    return ConfigFactory.parseResources(type, "reference.conf", Layers.STRICT);
  }

  /** What {@code maker} makes; null if it refuses a value. */
  public <T> T make(Supplier<T> maker) {
    int before = wrong.size();
    try {
      return maker.get();
    } catch (Checks.WrongValues values) {
      values.wanted().forEach(this::wrong);
    } catch (IllegalArgumentException together) {
      if (wrong.size() == before) {
        wrong.put(together.getMessage(), together.getMessage());
      }
    }
    return null;
  }

  /** What {@code reading} reads of the key, if it has a value. */
  public <T> Optional<T> optional(String key, Function<String, T> reading) {
    return config.hasPath(key) ? Optional.ofNullable(reading.apply(key)) : Optional.empty();
  }

  /** Any text but a blank one. */
  public String text(String key) {
    return parsed(key, "some text", SettingsReader::notBlank);
  }

  /** Any text, shown as a mask. */
  public Secret secret(String key) {
    secrets.add(key);
    return parsed(key, "some text", Secret::new);
  }

  /** A whole number of 32 bits. */
  public int number(String key) {
    return Optional.ofNullable(parsed(key, "a whole number", Integer::valueOf)).orElse(1);
  }

  /** A whole number of 64 bits. */
  public long longNumber(String key) {
    return Optional.ofNullable(parsed(key, "a whole number", Long::valueOf)).orElse(1L);
  }

  /** A duration; milliseconds without a unit. */
  public Duration duration(String key) {
    return parsed(key, "a duration, such as 500ms, 10s or 5m", text -> config.getDuration(key));
  }

  /** A size; bytes without a unit. */
  public DataSize size(String key) {
    return parsed(key, "a size, such as 512k or 1MiB", DataSize::parse);
  }

  /** An address. */
  public URI uri(String key) {
    return parsed(key, "an address", URI::create);
  }

  /** A path of the local file system. */
  public Path path(String key) {
    return parsed(key, "a path", text -> Path.of(notBlank(text)));
  }

  /** One of {@code type}'s constants by its name, in whichever case. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return parsed(
        key, "one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  /** What {@code parser} makes of the text; it throws {@link IllegalArgumentException} if wrong. */
  <T> T parsed(String key, String wanted, Function<String, T> parser) {
    if (!config.hasPath(key)) {
      String missing = "%s is missing: set it in %s or by the variable %s";
      wrong.put(key, missing.formatted(key, file, Layers.variable(key)));
    } else if (config.getAnyRef(key) instanceof Map || config.getAnyRef(key) instanceof List) {
      String many = "%s: wanted one value, not a list or a section (%s)";
      wrong.put(key, many.formatted(key, origin(key)));
    } else {
      try {
        return parser.apply(config.getString(key));
      } catch (IllegalArgumentException | ConfigException notParsed) {
        wrong(key, wanted);
      }
    }
    return null;
  }

  private void wrong(String key, String wanted) {
    wrong.computeIfAbsent(
        key, any -> "%s = \"%s\": wanted %s (%s)".formatted(key, shown(key), wanted, origin(key)));
  }

  private String shown(String key) {
    return secrets.contains(key) ? Secret.MASK : Secret.mask(config.getString(key));
  }

  private String origin(String key) {
    return Layers.words(config.getValue(key).origin());
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Cannot use blank text");
    }
    return text;
  }
}
