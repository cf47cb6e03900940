package com.sparkify.bench;

import com.sparkify.warehouse.error.SettingsException;

/** Validates the values of options. */
final class OptionValues {
  private OptionValues() {}

  /**
   * @throws SettingsException unless {@code isValid}
   */
  static void require(boolean isValid, String option, Object value, String expected) {
    if (!isValid) {
      throw new SettingsException(
          "Cannot bench with %s %s: expected %s".formatted(option, value, expected));
    }
  }
}
