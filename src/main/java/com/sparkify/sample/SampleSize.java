package com.sparkify.sample;

import com.sparkify.warehouse.settings.Rule;

/**
 * The amount of sample data.
 *
 * @param days of logs, from 2018-11-01 on
 * @param users who listen
 * @param songs of the catalogue
 * @param sessionsPerDay on an average day
 */
public record SampleSize(int days, int users, int songs, int sessionsPerDay) {

  public SampleSize {
    upTo(10_000).check("sandbox.sample.days", days);
    upTo(1_000_000).check("sandbox.sample.users", users);
    upTo(10_000_000).check("sandbox.sample.songs", songs);
    // Keeps session ids within 32 bits.
    upTo(1_000_000_000 / days).check("sandbox.sample.sessions-per-day", sessionsPerDay);
  }

  private static Rule<Integer> upTo(int most) {
    return new Rule<>(
        number -> number >= 1 && number <= most, "a whole number, 1 to %,d".formatted(most));
  }
}
