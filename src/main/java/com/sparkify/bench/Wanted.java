package com.sparkify.bench;

import com.sparkify.warehouse.failure.SettingsFailure;

/** Looks whether an option is as it should be. */
final class Wanted {
  private Wanted() {}

  /**
   * @throws SettingsFailure if {@code holds} is not so
   */
  static void that(boolean holds, String option, Object value, String wanted) {
    if (!holds) {
      throw new SettingsFailure(
          "Cannot bench with %s %s: wanted %s".formatted(option, value, wanted));
    }
  }
}
