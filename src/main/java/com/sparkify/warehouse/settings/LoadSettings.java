package com.sparkify.warehouse.settings;

import java.time.Duration;

/**
 * How a run goes about its work.
 *
 * @param maxRejects how many lines may be refused; more end the run
 * @param publishAttempts how often publishing is tried in all, 1 or more
 * @param publishBackoff the pause before the second attempt; it doubles with each further one
 * @param lease how long after its last heartbeat a running run is taken for dead
 */
public record LoadSettings(
    RejectLimit maxRejects, int publishAttempts, Duration publishBackoff, Duration lease) {

  public LoadSettings {
    new Checks()
        .that("load.publish-attempts", publishAttempts, n -> n >= 1, "a whole number, 1 or more")
        .positive("load.publish-backoff", publishBackoff)
        .positive("load.lease", lease)
        .throwIfAny();
  }
}
