package com.sparkify.bench;

import com.sparkify.warehouse.error.SettingsException;

/** Looks whether an option is as it should be. */
final class Wanted {
  private Wanted() {}

  /**
   * @throws SettingsException if {@code holds} is not so
   */
  static void that(boolean holds, String option, Object value, String wanted) {
    if (!holds) {
      throw new SettingsException(
          "Cannot bench with %s %s: wanted %s".formatted(option, value, wanted));
    }
  }
}
