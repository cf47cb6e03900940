package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.bench.load.LoadJob.Variant;
import com.sparkify.bench.proxy.RequestKind;
import com.sparkify.warehouse.star.TestRows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A small load of each variant in its own sandbox. */
class LoadBenchIT {
  private final LoadOptions options = new LoadOptions();

  @Test
  void loadsIdleRunsAndPublishesAreMeasured() {
    options.songs = Optional.of(20);
    options.days = 1;
    var rounds = new Rounds(1, Duration.ofMinutes(10), progress -> {});
    try (BenchHome home = BenchHome.open()) {
      var bench = new LoadBench(options, rounds, new ForkProcess(home, "1g"));

      List<Result> loads = bench.execute("test", List.of(Variant.OURS, Variant.TUTORIAL));
      assertThat(loads).extracting(Result::failure).containsOnly(Optional.empty());
      assertThat(loads.get(0).rounds().get(0).requests().of(RequestKind.GET)).isEqualTo(21);
      assertThat(loads.get(1).rounds().get(0).requests().of(RequestKind.GET)).isGreaterThan(21);
      assertThat(bench.details()).startsWith("songs 20, users ");

      bench.loadOnce();
      Result idle = bench.execute("test", List.of(Variant.IDLE, Variant.EMPTY)).get(0);
      assertThat(idle.failure()).isEmpty();
      assertThat(idle.rounds().get(0).requests().of(RequestKind.GET)).isZero();
      assertThat(idle.rounds().get(0).requests().of(RequestKind.LIST)).isPositive();
      assertThat(bench.details()).matches("listing took \\d+ ms");

      List<Result> published = new PublishBench(bench, rounds).execute("test", List.of(1, 3));
      assertThat(published)
          .extracting(Result::label)
          .containsExactly("ours", "ours, corrected", "3 ×", "3 ×, corrected");
      assertThat(published).extracting(Result::failure).containsOnly(Optional.empty());
      String plays = "SELECT COUNT(*) FROM songplays";
      assertThat(TestRows.of(bench.warehouse("times_3"), plays))
          .isNotEqualTo(TestRows.of(bench.warehouse("times_1"), plays));
    }
  }
}
