package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.contestant.Contestant;
import com.sparkify.bench.proxy.RequestKind;
import com.sparkify.warehouse.lake.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small bench, with real contestants in processes of their own. */
class BenchIT {
  private static final int FILES = 50;
  private static final BenchPlan PLAN =
      new BenchPlan(
          List.of(FILES),
          List.of(),
          List.of(5),
          List.of(
              Contestant.OURS,
              Contestant.OURS_LOCAL,
              Contestant.SCHEMA,
              Contestant.DUCKDB,
              Contestant.FLOOR));

  private static BenchHome home;
  private static Map<String, Result> results;

  @BeforeAll
  static void measure() {
    home = BenchHome.open();
    var rounds = new Rounds(1, Duration.ofSeconds(20), progress -> {});
    var bench = new Bench(PLAN, rounds, new ChildProcess(home, "512m"));
    List<Result> all = bench.execute(new Point(Feed.SONGS, FILES, 5));
    results = all.stream().collect(Collectors.toMap(Result::label, Function.identity()));
  }

  @AfterAll
  static void nothingIsLeftOfIt() {
    home.close();
    assertThat(home.folder()).doesNotExist();
  }

  /** Else the bench had not ended well: see {@link SameRowsTest}. */
  @Test
  void everyContestantGivesTheSameRows() {
    assertThat(results.values())
        .hasSize(5)
        .allSatisfy(result -> assertThat(result.failure()).isEmpty())
        .allSatisfy(result -> assertThat(result.rounds()).hasSize(1));
  }

  @Test
  void requestsAreCountedByWhomTheyAreMade() {
    assertThat(requests(Contestant.FLOOR, RequestKind.LIST)).isEqualTo(1);
    assertThat(requests(Contestant.FLOOR, RequestKind.GET)).isEqualTo(FILES);
    assertThat(requests(Contestant.FLOOR, RequestKind.HEAD)).isZero();
    assertThat(requests(Contestant.FLOOR, RequestKind.PUT)).isPositive();
    assertThat(requests(Contestant.OURS, RequestKind.GET)).isEqualTo(FILES);
    assertThat(requests(Contestant.OURS, RequestKind.HEAD)).isZero();
    assertThat(requests(Contestant.SCHEMA, RequestKind.GET)).isGreaterThanOrEqualTo(FILES);
    assertThat(requests(Contestant.DUCKDB, RequestKind.GET)).isZero();
    assertThat(requests(Contestant.OURS_LOCAL, RequestKind.GET)).isZero();
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

  private static long requests(Contestant who, RequestKind kind) {
    return round(who).requests().of(kind);
  }

  private static Round round(Contestant who) {
    return results.get(who.label()).rounds().get(0);
  }
}
