package com.sparkify.warehouse.settings;

import java.util.Map;

/** The sections that were read together. */
public final class LoadedSettings {

  private final Map<Section<?>, Object> records;

  LoadedSettings(Map<Section<?>, Object> records) {
    this.records = Map.copyOf(records);
  }

  /** The record of {@code section}, which must be one of those read; never null. */
  @SuppressWarnings("unchecked") // A section's record was made by that section.
  public <T> T get(Section<T> section) {
    return (T) records.get(section);
  }
}
