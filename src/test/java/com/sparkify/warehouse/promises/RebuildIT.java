package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Rebuild;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rebuilding the star while analysts read it. */
class RebuildIT {
  private static final Retry RETRY = new Retry(3, Duration.ofMillis(5));

  private final Warehouse warehouse = new Warehouse(TestSandbox.get().redshift(), "test");

  @Test
  void readersSeeTheWholeStarAtEveryMomentOfARebuild() {
    new CreateTables(warehouse).execute();
    var data = new RandomData(new Random(2));
    Delivery.of(warehouse, "first", data.events(40), data.songs(10))
        .stage(warehouse)
        .publish(warehouse, RETRY);
    Star star = Star.of(warehouse);
    var seen = ConcurrentHashMap.<Star>newKeySet();
    var done = new AtomicBoolean();
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                seen.add(Star.of(warehouse));
              }
            });

    for (int i = 0; i < 5; i++) {
      new Rebuild(warehouse, RETRY).execute();
    }
    done.set(true);
    reader.join();

    assertThat(seen).containsExactly(star);
    assertThat(Star.of(warehouse)).isEqualTo(star);
  }

  @Test
  void aRebuildRepairsACorruptStar() {
    new CreateTables(warehouse).execute();
    var data = new RandomData(new Random(3));
    Delivery.of(warehouse, "first", data.events(40), data.songs(10))
        .stage(warehouse)
        .publish(warehouse, RETRY);
    Star star = Star.of(warehouse);
    warehouse.change("corrupt", handle -> handle.execute("UPDATE users SET level = 'gold'"));
    warehouse.change("corrupt", handle -> handle.execute("UPDATE songplays SET song_id = NULL"));
    warehouse.change("corrupt", handle -> handle.execute("DELETE FROM time"));

    new Rebuild(warehouse, RETRY).execute();

    assertThat(Star.of(warehouse)).isEqualTo(star);
  }
}
