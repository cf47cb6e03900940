package com.sparkify.warehouse.settings;

import java.util.List;
import java.util.function.Function;

/**
 * A part of the settings: the keys that it knows and the record that their values make.
 *
 * @param keys the keys; those of sections that are read together must differ
 * @param maker makes the record; {@link IllegalArgumentException} tells that values do not go
 *     together
 */
public record Section<T>(List<Key<?>> keys, Function<Values, T> maker) {

  public Section {
    keys = List.copyOf(keys);
  }
}
