package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;

import com.sparkify.testing.TestLake;

/** A few days and songs, with every kind of play. */
final class SmallLake {
  private static final long NOV_1 = 1541106106796L;
  private static final long DAY = 86_400_000L;

  private SmallLake() {}

  static void fill(TestLake lake) {
    for (int day = 0; day < 4; day++) {
      long time = NOV_1 + day * DAY;
      lake.events(
          "2018/11/2018-11-0%d-events.json".formatted(day + 1),
          event(1, day, time, day < 2 ? "free" : "paid", "a", "x"),
          event(1, day, time, day < 2 ? "free" : "paid", "a", "x"),
          event(2, day, time + 1, "paid", "b", "x"),
          event(3, day, time + 2, "free", "unknown", "y"),
          event(4, day, time + 3, "free", null, null));
    }
    for (int i = 0; i < 4; i++) {
      lake.songs("A/B/TR" + i + ".json", song("SO" + i, "" + (char) ('a' + i), "AR" + i % 2, "x"));
    }
  }
}
