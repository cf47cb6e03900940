package com.sparkify.warehouse.lake.parsing;

import com.sparkify.warehouse.settings.KeyMatching;
import com.sparkify.warehouse.settings.Settings;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a record must fit beside its columns.
 *
 * @param maxBytes the longest record
 * @param firstDay the first day, in UTC, of which there can be events
 * @param clockSlack how much later than its file was written an event may be
 * @param keys how the keys of its fields match those of the columns
 */
public record LineLimits(int maxBytes, LocalDate firstDay, Duration clockSlack, KeyMatching keys)
    implements Serializable {

  /** With exact keys. */
  public LineLimits(int maxBytes, LocalDate firstDay, Duration clockSlack) {
    this(maxBytes, firstDay, clockSlack, KeyMatching.EXACT);
  }

  public static LineLimits of(Settings settings) {
    return new LineLimits(
        Math.toIntExact(settings.lake().maxLine().bytes()),
        settings.lake().firstDay(),
        settings.load().clockSlack(),
        settings.lake().keys());
  }

  /** The earliest {@code ts}. */
  long earliest() {
    return firstDay.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /**
   * The latest {@code ts} in a file: it depends on nothing but the delivery, so that every order of
   * runs agrees.
   *
   * @param written when this version of the file was written
   */
  public long latest(Instant written) {
    return written.plus(clockSlack).toEpochMilli();
  }
}
