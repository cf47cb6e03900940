package com.sparkify.warehouse.settings;

import java.util.Map;

/** The values of a section's keys, each of its key's kind. */
public final class Values {

  private final Map<Key<?>, Object> values;

  Values(Map<Key<?>, Object> values) {
    this.values = values;
  }

  /** The value of {@code key}, which the section must have declared; never null. */
  @SuppressWarnings("unchecked") // A key's value was made by the kind of that key.
  public <T> T get(Key<T> key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalStateException(
          "Cannot read " + key.path() + ": its section did not declare it");
    }
    return (T) value;
  }

  boolean has(Key<?> key) {
    return values.containsKey(key);
  }
}
