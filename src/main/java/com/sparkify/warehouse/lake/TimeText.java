package com.sparkify.warehouse.lake;

import java.time.LocalDate;

/** Writes moments as staged files hold them, such as {@code 2018-11-01 21:01:46.796}, in UTC. */
final class TimeText {
  private static final int DAY = 24 * 60 * 60 * 1000;

  private final CsvField field = new CsvField();
  private long day = Long.MIN_VALUE;
  private char[] text;

  /** The moment as a field, which is used again for the next. */
  CsvField field(long epochMilli) {
    long now = Math.floorDiv(epochMilli, DAY);
    // Events come in order of time, and formatting a moment costs as much as parsing half a line.
    if (now != day) {
      text = (LocalDate.ofEpochDay(now) + " hh:mm:ss.SSS").toCharArray();
      day = now;
    }
    int millis = Math.floorMod(epochMilli, DAY);
    int behindDay = text.length - "hh:mm:ss.SSS".length();
    put(behindDay, 2, millis / 3_600_000);
    put(behindDay + 3, 2, millis / 60_000 % 60);
    put(behindDay + 6, 2, millis / 1_000 % 60);
    put(behindDay + 9, 3, millis % 1_000);
    field.setPlain(text, 0, text.length);
    return field;
  }

  private void put(int at, int digits, int number) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
