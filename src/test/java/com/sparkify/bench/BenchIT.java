package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.candidate.Candidate;
import com.sparkify.bench.proxy.RequestKind;
import com.sparkify.warehouse.lake.parsing.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small bench with real candidates in forked processes. */
class BenchIT {
  private static final int FILES = 50;
  private static final BenchPlan PLAN =
      new BenchPlan(
          List.of(FILES),
          List.of(),
          List.of(5),
          List.of(
              Candidate.OURS,
              Candidate.OURS_LOCAL,
              Candidate.SCHEMA,
              Candidate.DUCKDB,
              Candidate.BASELINE));

  private static BenchHome home;
  private static Map<String, Result> results;

  @BeforeAll
  static void measure() {
    home = BenchHome.open();
    var rounds = new Rounds(1, Duration.ofSeconds(20), progress -> {});
    var bench = new Bench(PLAN, rounds, new ForkProcess(home, "512m"));
    List<Result> all = bench.execute(new Point(Source.SONGS, FILES, 5));
    results = all.stream().collect(Collectors.toMap(Result::label, Function.identity()));
  }

  @AfterAll
  static void nothingIsLeftOfIt() {
    home.close();
    assertThat(home.folder()).doesNotExist();
  }

  /** Otherwise the bench throws: see {@link SameRowsTest}. */
  @Test
  void everyCandidateProducesTheSameRows() {
    assertThat(results.values())
        .hasSize(5)
        .allSatisfy(result -> assertThat(result.failure()).isEmpty())
        .allSatisfy(result -> assertThat(result.rounds()).hasSize(1));
  }

  @Test
  void requestsAreCountedByCandidate() {
    assertThat(requests(Candidate.BASELINE, RequestKind.LIST)).isEqualTo(1);
    assertThat(requests(Candidate.BASELINE, RequestKind.GET)).isEqualTo(FILES);
    assertThat(requests(Candidate.BASELINE, RequestKind.HEAD)).isZero();
    assertThat(requests(Candidate.BASELINE, RequestKind.PUT)).isPositive();
    assertThat(requests(Candidate.OURS, RequestKind.GET)).isEqualTo(FILES);
    assertThat(requests(Candidate.OURS, RequestKind.HEAD)).isZero();
    assertThat(requests(Candidate.SCHEMA, RequestKind.GET)).isGreaterThanOrEqualTo(FILES);
    assertThat(requests(Candidate.DUCKDB, RequestKind.GET)).isZero();
    assertThat(requests(Candidate.OURS_LOCAL, RequestKind.GET)).isZero();
  }

  @Test
  void timeProcessorMemoryAndBytesAreMeasured() {
    assertThat(results.values())
        .allSatisfy(
            result -> {
              Round round = result.rounds().get(0);
              assertThat(round.measurement().seconds()).isBetween(0.01, 600.0);
              assertThat(round.measurement().cpuSeconds()).isPositive();
              assertThat(round.measurement().peakBytes()).isGreaterThan(20_000_000);
              assertThat(round.bytesWritten()).isPositive();
            });
  }

  private static long requests(Candidate who, RequestKind kind) {
    return round(who).requests().of(kind);
  }

  private static Round round(Candidate who) {
    return results.get(who.label()).rounds().get(0);
  }
}
