package com.sparkify.warehouse.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One key of the settings.
 *
 * @param path the full key, such as {@code redshift.temp-dir}
 * @param kind how its text becomes a value
 * @param fallback the text that stands if no layer has the key
 * @param absent the value if no layer has the key and there is no fallback; none makes the key
 *     required
 */
public record Key<T>(
    String path, Kind<T> kind, Optional<String> fallback, Optional<? extends T> absent) {

  /** The start of every environment variable that is a setting. */
  public static final String VARIABLE_PREFIX = "SPARKIFY_";

  /** A key that some layer must have. */
  public static <T> Key<T> required(String path, Kind<T> kind) {
    return new Key<>(path, kind, Optional.empty(), Optional.empty());
  }

  /** A key that stands at {@code fallback} if no layer has it. */
  public static <T> Key<T> withDefault(String path, Kind<T> kind, String fallback) {
    return new Key<>(path, kind, Optional.of(fallback), Optional.empty());
  }

  /** A key that may be left out. */
  public static <T> Key<Optional<T>> optional(String path, Kind<T> kind) {
    return new Key<>(path, kind.map(Optional::of), Optional.empty(), Optional.of(Optional.empty()));
  }

  /** The environment variable that sets this key: {@code SPARKIFY_REDSHIFT_TEMP_DIR}. */
  public String variable() {
    return VARIABLE_PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
