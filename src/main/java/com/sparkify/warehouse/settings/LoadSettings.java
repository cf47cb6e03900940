package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.List;

/**
 * How a run goes about its work.
 *
 * @param maxRejects how many lines may be refused before the run is
 * @param publishAttempts how often publishing is tried in all, 1 or more
 * @param publishBackoff the pause before the second attempt; it doubles with each further one
 * @param lease how long after its last heartbeat a running run is taken for dead
 */
public record LoadSettings(
    RejectLimit maxRejects, int publishAttempts, Duration publishBackoff, Duration lease) {

  private static final Key<RejectLimit> MAX_REJECTS =
      Key.withDefault("load.max-rejects", Kinds.of(RejectLimit.WANTED, RejectLimit::parse), "1%");
  private static final Key<Integer> PUBLISH_ATTEMPTS =
      Key.withDefault("load.publish-attempts", Kinds.number().where(Rules.POSITIVE), "5");
  private static final Key<Duration> PUBLISH_BACKOFF =
      Key.withDefault("load.publish-backoff", Kinds.duration().where(Rules.POSITIVE_TIME), "500ms");
  private static final Key<Duration> LEASE =
      Key.withDefault("load.lease", Kinds.duration().where(Rules.POSITIVE_TIME), "5m");

  /** The section {@code load}. */
  public static final Section<LoadSettings> SECTION =
      new Section<>(
          List.of(MAX_REJECTS, PUBLISH_ATTEMPTS, PUBLISH_BACKOFF, LEASE),
          values ->
              new LoadSettings(
                  values.get(MAX_REJECTS),
                  values.get(PUBLISH_ATTEMPTS),
                  values.get(PUBLISH_BACKOFF),
                  values.get(LEASE)));

  public LoadSettings {
    Rules.POSITIVE.check(PUBLISH_ATTEMPTS.path(), publishAttempts);
    Rules.POSITIVE_TIME.check(PUBLISH_BACKOFF.path(), publishBackoff);
    Rules.POSITIVE_TIME.check(LEASE.path(), lease);
  }
}
