package com.sparkify.bench;

import com.sparkify.bench.candidate.Candidate;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.settings.DataSize;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param files numbers of small objects, each a point of its own
 * @param ndjson sizes of large objects, each a point of its own
 * @param latencies what each request waits, in milliseconds; each with every point
 * @param contestants who takes part, in the order of the tables
 */
record BenchPlan(
    List<Integer> files,
    List<DataSize> ndjson,
    List<Integer> latencies,
    List<Candidate> contestants) {

  BenchPlan {
    for (int count : files) {
      Wanted.that(count >= 1 && count <= 1_000_000, "--files", count, "1 to 1000000");
    }
    for (int millis : latencies) {
      Wanted.that(millis >= 0 && millis <= 10_000, "--latency", millis, "0 to 10000 ms");
    }
    Wanted.that(!contestants.isEmpty(), "--only, --without", "nobody", "one contestant or more");
  }

  /** The points of the axes, in order. */
  List<Point> points() {
    var points = new ArrayList<Point>();
    for (int latency : latencies) {
      files.forEach(count -> points.add(new Point(Source.SONGS, count, latency)));
      ndjson.forEach(size -> points.add(new Point(Source.EVENTS, size.bytes(), latency)));
    }
    return points;
  }

  /** Those who take part at a point. */
  List<Candidate> contestants(Point point) {
    return contestants.stream().filter(contestant -> contestant.takes(point.feed())).toList();
  }

  /**
   * One setting of the axes.
   *
   * @param feed songs are small objects, events large ones
   * @param size how many songs, or how many bytes of events
   * @param latency what each request waits, in milliseconds
   */
  record Point(Source feed, long size, int latency) {

    @Override
    public String toString() {
      String what =
          feed == Source.SONGS
              ? "%,d files".formatted(size)
              : "%,d MB of NDJSON".formatted(size / 1_000_000);
      return what + ", " + latency + " ms a request";
    }
  }
}
