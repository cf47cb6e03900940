package com.sparkify.sample;

import com.sparkify.warehouse.settings.Validation;

/** The amount of sample data. Logs start on 2018-11-01; {@code sessionsPerDay} is an average. */
public record SampleSize(int days, int users, int songs, int sessionsPerDay) {
  public SampleSize {
    new Validation()
        .between("sandbox.sample.days", days, 1, 10_000)
        .between("sandbox.sample.users", users, 1, 1_000_000)
        .between("sandbox.sample.songs", songs, 1, 10_000_000)
        // Keeps session ids within 32 bits.
        .between(
            "sandbox.sample.sessions-per-day", sessionsPerDay, 1, 1_000_000_000 / Math.max(1, days))
        .throwIfAny();
  }
}
