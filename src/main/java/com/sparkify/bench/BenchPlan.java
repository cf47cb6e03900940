package com.sparkify.bench;

import com.sparkify.bench.contestant.Contestant;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.lake.Feed;
import com.sparkify.warehouse.settings.DataSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param files numbers of small objects, each a point of its own
 * @param ndjson sizes of large objects, each a point of its own
 * @param latencies what each request waits, in milliseconds; each with every point
 * @param rounds how often each contestant does each job
 * @param contestants who takes part, in the order of the tables
 * @param slowLimit who takes longer in the first round has no other
 * @param heap the heap of every contestant, as the JVM's option {@code -Xmx} takes it
 */
record BenchPlan(
    List<Integer> files,
    List<DataSize> ndjson,
    List<Integer> latencies,
    int rounds,
    List<Contestant> contestants,
    Duration slowLimit,
    String heap) {

  BenchPlan {
    files.forEach(
        count -> require(count >= 1 && count <= 1_000_000, "--files", count, "1 to 1000000"));
    latencies.forEach(
        millis -> require(millis >= 0 && millis <= 10_000, "--latency", millis, "0 to 10000 ms"));
    require(rounds >= 1 && rounds <= 100, "--rounds", rounds, "1 to 100");
    require(heap.matches("[1-9][0-9]*[mMgG]"), "--heap", heap, "a size such as 1g or 512m");
    require(!contestants.isEmpty(), "--only, --without", "nobody", "one contestant or more");
    require(!slowLimit.isNegative(), "--slow-limit", slowLimit.toSeconds(), "0 or more seconds");
  }

  /** The points of the axes, in order. */
  List<Point> points() {
    var points = new ArrayList<Point>();
    for (int latency : latencies) {
      files.forEach(count -> points.add(new Point(Feed.SONGS, count, latency)));
      ndjson.forEach(size -> points.add(new Point(Feed.EVENTS, size.bytes(), latency)));
    }
    return points;
  }

  /** Those who take part at a point. */
  List<Contestant> contestants(Point point) {
    return contestants.stream().filter(contestant -> contestant.takes(point.feed())).toList();
  }

  private static void require(boolean holds, String option, Object value, String wanted) {
    if (!holds) {
      throw new SettingsFailure(
          "Cannot bench with %s %s: wanted %s".formatted(option, value, wanted));
    }
  }

  /**
   * One setting of the axes.
   *
   * @param feed songs are small objects, events large ones
   * @param size how many songs, or how many bytes of events
   * @param latency what each request waits, in milliseconds
   */
  record Point(Feed feed, long size, int latency) {

    @Override
    public String toString() {
      String what =
          feed == Feed.SONGS
              ? "%,d files".formatted(size)
              : "%,d MB of NDJSON".formatted(size / 1_000_000);
      return what + ", " + latency + " ms a request";
    }
  }
}
