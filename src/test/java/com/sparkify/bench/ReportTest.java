package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.candidate.Candidate;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.RequestCounts;
import com.sparkify.bench.proxy.RequestKind;
import com.sparkify.warehouse.lake.parsing.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report = new Report(LocalDate.of(2026, 11, 22), "2 cores", "1g");
  private final String point = new Point(Source.SONGS, 1_000, 30).toString();

  @Test
  void aRowShowsMediansTheSpreadAndTheRatioToOurs() {
    report.explain("duckdb", "local files");
    report.add(
        point,
        List.of(
            result(Candidate.OURS, Optional.empty(), 2, 1, 4),
            result(Candidate.SCHEMA, Optional.empty(), 30)));

    assertThat(report.markdown())
        .startsWith("Measured on 2026-11-22")
        .contains("2 cores", "**1,000 files, 30 ms a request**")
        .contains(
            "| ours | 3 | 2.00 | 1.00–4.00 | 1.00 | 1 | 0 | 1,000 | 0 | 0 | 3.0 | 2.0 | 500 | 1.50 |")
        .contains("| schema | 1 | 30.00 | 30.00–30.00 | 15.00 |")
        .contains("- `duckdb`: local files");
    assertThat(report.hasFailures()).isFalse();
  }

  @Test
  void aFailedCandidateIsReported() {
    report.add(
        point, List.of(result(Candidate.WHOLETEXT, Optional.of("OutOfMemoryError")), many()));

    assertThat(report.hasFailures()).isTrue();
    assertThat(report.markdown())
        .contains("| wholetext | 0 | failed: OutOfMemoryError |")
        .contains("| json | 1, then failed: killed | 9.00 | 9.00–9.00 | – |");
  }

  private static Result many() {
    return result(Candidate.JSON, Optional.of("killed"), 9);
  }

  private static Result result(Candidate who, Optional<String> failure, double... seconds) {
    var requests = new RequestCounts(Map.of(RequestKind.LIST, 1L, RequestKind.GET, 1_000L));
    List<Round> rounds =
        DoubleStream.of(seconds)
            .mapToObj(each -> new Measurement(each, 3, 500_000_000))
            .map(each -> new Round(each, requests, 2, 1_500_000))
            .toList();
    return new Result(who.label(), rounds, failure);
  }
}
