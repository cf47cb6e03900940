package com.sparkify.bench;

import com.sparkify.bench.candidate.Candidate;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.settings.DataSize;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param files numbers of small objects, one point each
 * @param ndjson sizes of large objects, one point each
 * @param latencies delays of each request in milliseconds, combined with every point
 * @param candidates in the order of the report
 */
record BenchPlan(
    List<Integer> files,
    List<DataSize> ndjson,
    List<Integer> latencies,
    List<Candidate> candidates) {

  BenchPlan {
    for (int count : files) {
      OptionValues.require(count >= 1 && count <= 1_000_000, "--files", count, "1 to 1000000");
    }
    for (int millis : latencies) {
      OptionValues.require(millis >= 0 && millis <= 10_000, "--latency", millis, "0 to 10000 ms");
    }
    OptionValues.require(
        !candidates.isEmpty(), "--only, --without", "no candidate", "one candidate or more");
  }

  /** All points to measure, in order. */
  List<Point> points() {
    var points = new ArrayList<Point>();
    for (int latency : latencies) {
      files.forEach(count -> points.add(new Point(Source.SONGS, count, latency)));
      ndjson.forEach(size -> points.add(new Point(Source.EVENTS, size.bytes(), latency)));
    }
    return points;
  }

  /** The candidates that can read this point's source. */
  List<Candidate> candidates(Point point) {
    return candidates.stream().filter(candidate -> candidate.takes(point.source())).toList();
  }

  /**
   * One combination of source, size and latency.
   *
   * @param source songs are small objects, events large ones
   * @param size number of songs, or bytes of events
   * @param latency delay of each request in milliseconds
   */
  record Point(Source source, long size, int latency) {

    @Override
    public String toString() {
      String what =
          source == Source.SONGS
              ? "%,d files".formatted(size)
              : "%,d MB of NDJSON".formatted(size / 1_000_000);
      return what + ", " + latency + " ms a request";
    }
  }
}
