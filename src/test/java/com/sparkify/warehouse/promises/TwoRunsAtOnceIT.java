package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.error.TransientException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Two whole loads of one lake into one warehouse that has no tables yet, at the same time. */
class TwoRunsAtOnceIT {
  private final TestLoad alone = TestLoad.ofItsOwn();
  private final TestLoad both = alone.inAnotherWarehouse();

  @RepeatedTest(3)
  void theyLeaveTheStarOfOne() {
    SmallLake.fill(alone.lake());
    alone.run();

    List<Optional<TransientException>> ends =
        Stream.of(start(), start()).toList().stream().map(CompletableFuture::join).toList();

    assertThat(ends).anyMatch(Optional::isEmpty);
    assertThat(both.star()).isEqualTo(alone.star());
    both.assertNothingIsLeft();
    assertThat(both.rows("SELECT path FROM etl_files ORDER BY path"))
        .doesNotHaveDuplicates()
        .hasSize(8);
    assertThat(both.rows("SELECT run_id FROM etl_runs WHERE status = 'running'")).isEmpty();
    assertThat(both.run().published()).isEmpty();
  }

  private CompletableFuture<Optional<TransientException>> start() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            both.run();
            return Optional.empty();
          } catch (TransientException e) {
            return Optional.of(e);
          }
        });
  }
}
