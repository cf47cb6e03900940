package com.sparkify.warehouse.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments as staged files hold them, such as {@code 2018-11-01 21:01:46.796}, in UTC. */
final class TimeText {
  private static final long MINUTE = 60_000;
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:", Locale.ROOT).withZone(ZoneOffset.UTC);

  private long minute = Long.MIN_VALUE;
  private String toTheMinute;

  String text(long epochMilli) {
    long now = Math.floorDiv(epochMilli, MINUTE);
    // Events come in order of time, and formatting a moment costs as much as parsing half a line.
    if (now != minute) {
      toTheMinute = TO_THE_MINUTE.format(Instant.ofEpochMilli(now * MINUTE));
      minute = now;
    }
    String digits = Long.toString(100_000 + Math.floorMod(epochMilli, MINUTE));
    return toTheMinute + digits.substring(1, 3) + '.' + digits.substring(3);
  }
}
