package com.sparkify.sandbox.sample;

import com.sparkify.warehouse.settings.Rule;

/**
 * How much sample data is made.
 *
 * @param days the days of logs, from 2018-11-01 on, 1 to 10,000
 * @param users the people who listen, 1 to 1,000,000
 * @param songs the songs of the catalogue, 1 to 10,000,000
 * @param sessionsPerDay the sessions of a usual day, 1 to 10,000,000
 */
public record SampleSize(int days, int users, int songs, int sessionsPerDay) {

  /** Keeps session ids, of which a day takes twice as many, within 32 bits. */
  private static final long MOST_SESSIONS = 1_000_000_000;

  public SampleSize {
    upTo(10_000).check("sandbox.sample.days", days);
    upTo(1_000_000).check("sandbox.sample.users", users);
    upTo(10_000_000).check("sandbox.sample.songs", songs);
    upTo(10_000_000).check("sandbox.sample.sessions-per-day", sessionsPerDay);
    if ((long) days * (sessionsPerDay + users) > MOST_SESSIONS) {
      throw new IllegalArgumentException(
          "Cannot make sample data of %d days with %d sessions and %d users: wanted days * (sessions + users) at most %d"
              .formatted(days, sessionsPerDay, users, MOST_SESSIONS));
    }
  }

  private static Rule<Integer> upTo(int most) {
    return new Rule<>(
        number -> number >= 1 && number <= most, "a whole number, 1 to %,d".formatted(most));
  }
}
