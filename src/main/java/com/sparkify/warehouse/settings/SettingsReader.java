package com.sparkify.warehouse.settings;

import static java.util.Map.entry;

import com.sparkify.warehouse.error.SettingsException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;

/**
 * Makes records of settings by reflection: the component {@code tempDir} of the record of the
 * section {@code redshift} has the value of {@code redshift.temp-dir}, parsed as its type asks; a
 * record within a record is a section. So a new setting is a component and a line in
 * reference.conf.
 *
 * <p>An {@code Optional} is empty where its key, or every key of its record, has no value; all else
 * is required. The records' constructors refuse wrong values, see {@link Validation}.
 */
public final class SettingsReader {

  /** The key of a component that is not its name; empty for a record in its parent's section. */
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Key {
    /** The key, within the section. */
    String value();
  }

  /** Reads a value's text; throws one of three exceptions if it is wrong. */
  private record Parser(String expected, Function<String, Object> parse) {}

  private static final Map<Class<?>, Parser> PARSERS =
      Map.ofEntries(
          entry(String.class, new Parser("some text", text -> text)),
          entry(Secret.class, new Parser("some text", Secret::new)),
          entry(int.class, new Parser("a whole number", Integer::valueOf)),
          entry(long.class, new Parser("a whole number", Long::valueOf)),
          entry(
              Duration.class,
              new Parser("a duration, such as 500ms, 10s or 5m", SettingsReader::duration)),
          entry(LocalDate.class, new Parser("a day, such as 2018-11-01", LocalDate::parse)),
          entry(DataSize.class, new Parser("a size, such as 512k or 1MiB", DataSize::parse)),
          entry(RejectLimit.class, new Parser(RejectLimit.EXPECTED, RejectLimit::parse)),
          entry(
              StagingWriterChoice.class,
              new Parser(
                  "one of auto, connector, copy",
                  text -> StagingWriterChoice.valueOf(text.toUpperCase(Locale.ROOT)))),
          entry(
              KeyMatching.class,
              new Parser(
                  "exact or ignorecase",
                  text -> KeyMatching.valueOf(text.toUpperCase(Locale.ROOT)))),
          entry(URI.class, new Parser("an address", URI::create)),
          entry(Path.class, new Parser("a path", text -> Path.of(Validate.notBlank(text)))));

  private final Config config;
  private final Problems problems;
  private final Set<String> secrets = new HashSet<>();

  private SettingsReader(SettingsSource source) {
    this.problems = new Problems(source.file().name());
    this.config = source.merge(problems);
  }

  /**
   * The settings of {@code source} as a record of records, one a section.
   *
   * @throws SettingsException naming every problem: key, value, what is expected, and where the
   *     value came from
   */
  public static <T extends Record> T read(SettingsSource source, Class<T> type) {
    var reader = new SettingsReader(source);
    Object settings = reader.record(type, "", true);
    if (!reader.problems.sentences().isEmpty()) {
      throw reader.problems.exception();
    }
    return type.cast(settings);
  }

  /** Null if the record has no values, or refuses them. */
  private Object record(Class<?> type, String section, boolean required) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Stream.of(components).map(it -> component(it, section, required)).toArray();
    if (Stream.of(values).allMatch(Objects::isNull)) {
      return null;
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException failure) {
      if (failure.getCause() instanceof Validation.WrongValues wrong) {
        wrong.expected.forEach(this::wrong);
        wrong.missing.forEach(this::missing);
      } else if (failure.getCause() instanceof IllegalArgumentException wrongTogether) {
        problems.add(wrongTogether.getMessage());
      } else {
        throw new IllegalStateException("Cannot make " + type, failure);
      }
      return null;
    }
  }

  private Object component(RecordComponent component, String section, boolean required) {
    Key other = component.getAnnotation(Key.class);
    String name = other == null ? kebab(component.getName()) : other.value();
    String key = StringUtils.strip(section + "." + name, ".");
    return component.getGenericType() instanceof ParameterizedType optional
        ? Optional.ofNullable(value((Class<?>) optional.getActualTypeArguments()[0], key, false))
        : value(component.getType(), key, required);
  }

  /** Null, or 0 as a number, if there is no such value. */
  private Object value(Class<?> type, String key, boolean required) {
    Parser parser = PARSERS.get(type);
    if (parser == null) {
      return record(type, key, required);
    }
    if (type == Secret.class) {
      secrets.add(key);
    }
    if (config.hasPath(key)) {
      try {
        return parser.parse.apply(config.getString(key));
      } catch (IllegalArgumentException | DateTimeException | ConfigException notParsed) {
        wrong(key, parser.expected);
      }
    } else if (required) {
      missing(key, "");
    }
    return type.isPrimitive() ? 0 : null;
  }

  private void missing(String key, String otherwise) {
    String sentence = "%s is missing: set it in %s or by the variable %s";
    problems.add(
        key, sentence.formatted(key, problems.file(), SettingsSource.variable(key)) + otherwise);
  }

  private void wrong(String key, String expected) {
    if (!config.hasPath(key)) {
      return; // It is missing, and that is a problem already.
    }
    ConfigValue value = config.getValue(key);
    String origin = Problems.words(value.origin());
    if (value instanceof ConfigObject || value instanceof ConfigList) {
      problems.add(key, key + ": expected one value, not a list or a section (" + origin + ")");
    } else {
      String shown = secrets.contains(key) ? Secret.MASK : Secret.mask(config.getString(key));
      problems.add(key, "%s = \"%s\": expected %s (%s)".formatted(key, shown, expected, origin));
    }
  }

  private static Duration duration(String text) {
    return ConfigValueFactory.fromAnyRef(text).atKey("time").getDuration("time");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
