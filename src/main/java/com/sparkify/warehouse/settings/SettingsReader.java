package com.sparkify.warehouse.settings;

import static java.util.Map.entry;

import com.sparkify.warehouse.error.SettingsException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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
  @Target(ElementType.RECORD_COMPONENT)
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
          entry(URI.class, new Parser("an address", URI::create)),
          entry(Path.class, new Parser("a path", text -> Path.of(Validate.notBlank(text)))));

  private final Config config;
  private final Problems problems;
  private final Set<String> secrets = new HashSet<>();

  private SettingsReader(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /**
   * The settings of {@code source} as a record of records, one a section.
   *
   * @throws SettingsException naming every problem: key, value, what is expected, and where the
   *     value came from
   */
  public static <T extends Record> T read(SettingsSource source, Class<T> type) {
    var problems = new Problems(source.file());
    Optional<Object> settings =
        new Layers(source, problems)
            .merge()
            .map(it -> new SettingsReader(it, problems).record(type, "", problems::missing));
    problems.throwIfAny();
    return type.cast(settings.orElseThrow());
  }

  /** Null if the record refuses its values, or if it has none. */
  private Object record(Class<?> type, String section, Consumer<String> missing) {
    int problemsBefore = problems.sentences().size();
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(it -> component(it, section, missing)).toArray();
    if (Arrays.stream(values).allMatch(Objects::isNull)) {
      return null;
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException refused) {
      if (refused.getCause() instanceof Validation.WrongValues wrong) {
        wrong.expected.forEach(this::wrong);
      } else if (!(refused.getCause() instanceof IllegalArgumentException together)) {
        throw new IllegalStateException("Cannot make " + type, refused);
      } else if (problems.sentences().size() == problemsBefore) {
        problems.add(together.getMessage());
      }
      return null;
    }
  }

  private Object component(RecordComponent component, String section, Consumer<String> missing) {
    Key other = component.getAnnotation(Key.class);
    String name = other == null ? kebab(component.getName()) : other.value();
    String key = StringUtils.strip(section + "." + name, ".");
    if (component.getGenericType() instanceof ParameterizedType optional) {
      Class<?> type = (Class<?>) optional.getActualTypeArguments()[0];
      return Optional.ofNullable(value(type, key, any -> {}));
    }
    return value(component.getType(), key, missing);
  }

  /** Null, or 0 as a number, if there is no such value. */
  private Object value(Class<?> type, String key, Consumer<String> missing) {
    Parser parser = PARSERS.get(type);
    if (parser == null) {
      return record(type, key, missing);
    }
    if (type == Secret.class) {
      secrets.add(key);
    }
    if (!config.hasPath(key)) {
      missing.accept(key);
    } else {
      try {
        return parser.parse.apply(config.getString(key));
      } catch (IllegalArgumentException | DateTimeException | ConfigException notParsed) {
        wrong(key, parser.expected);
      }
    }
    return Array.get(Array.newInstance(type, 1), 0);
  }

  private void wrong(String key, String expected) {
    problems.add(key, () -> sentence(key, expected, Layers.words(config.getValue(key).origin())));
  }

  private String sentence(String key, String expected, String origin) {
    if (config.getAnyRef(key) instanceof Map || config.getAnyRef(key) instanceof List) {
      return "%s: expected one value, not a list or a section (%s)".formatted(key, origin);
    }
    String shown = secrets.contains(key) ? Secret.MASK : Secret.mask(config.getString(key));
    return "%s = \"%s\": expected %s (%s)".formatted(key, shown, expected, origin);
  }

  private static Duration duration(String text) {
    return ConfigValueFactory.fromAnyRef(text).atKey("time").getDuration("time");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
