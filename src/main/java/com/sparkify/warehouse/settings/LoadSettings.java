package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run works.
 *
 * @param maxRejects how many records may be refused; more end the run
 * @param maxWithdrawn how many of the keys that replaced files gave may go
 * @param clockSlack how much later than its file was written an event may be, by its clock; later
 *     ones are rejects
 * @param publishAttempts how often publishing is tried in all, 1 or more
 * @param publishBackoff the pause before the second attempt; it doubles with each further one
 * @param lease how long after its last heartbeat a running run counts as dead
 * @param metricsNamespace the namespace of the metrics that CloudWatch takes from the log
 */
public record LoadSettings(
    RejectLimit maxRejects,
    RejectLimit maxWithdrawn,
    Duration clockSlack,
    int publishAttempts,
    Duration publishBackoff,
    Duration lease,
    Optional<String> metricsNamespace) {

  public LoadSettings {
    new Validation()
        .that(
            "load.clock-slack",
            clockSlack,
            time -> !time.isNegative(),
            "a time of 0 or more, such as 1d")
        .that("load.publish-attempts", publishAttempts, n -> n >= 1, "a whole number, 1 or more")
        .positive("load.publish-backoff", publishBackoff)
        .positive("load.lease", lease)
        .throwIfAny();
  }
}
