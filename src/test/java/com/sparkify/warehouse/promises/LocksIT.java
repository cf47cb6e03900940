package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.star.Rebuild;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.TestRuns;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nobody waits for whom he need not wait for. In Redshift a write locks a table to the end of its
 * transaction.
 */
class LocksIT {
  private static final String DAY = "2018/11/2018-11-01-events.json";

  /** What waits for a lock fails after this. */
  private final TestLoad load =
      TestLoad.ofItsOwn()
          .with("redshift.statementTimeout", Duration.ofSeconds(20))
          .with("load.publishAttempts", 1);

  @BeforeEach
  void loadOnce() {
    SmallLake.fill(load.lake());
    load.run();
  }

  @Test
  void aReaderThatNeverEndsHoldsUpNothing() {
    List<String> tables =
        load.rows(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'etl_lock'");
    assertThat(tables).hasSize(13);
    load.warehouse()
        .change(
            "read all tables",
            reader -> {
              tables.forEach(table -> reader.execute("SELECT COUNT(*) FROM " + table));
              load.lake().events(DAY, event(1, 1, 1541106106796L, "paid", "a", "x"));
              assertThat(load.run().published()).isPresent();
              new Rebuild(load.warehouse(), new Retry(1, Duration.ZERO)).execute();
            });
  }

  @Test
  void heartbeatsAndReadersOfTheRunLogWaitForNoPublish() {
    var runs = new RunLog(impatient());
    load.warehouse()
        .change(
            "publish",
            publish -> {
              publish.execute("LOCK TABLE etl_lock");
              runs.heartbeat("some");
              assertThat(runs.list().rows()).hasSize(1);
              assertThat(runs.running()).isEmpty();
            });
    assertThat(load.rows("SELECT run_id FROM etl_heartbeats")).containsExactly("some");
  }

  @Test
  void theLastStatementOfAPublishIsTheOneThatWritesTheRunLog() {
    var runs = new RunLog(impatient());
    RandomData data = new RandomData(new Random(7));
    Delivery late = Delivery.of(load.warehouse(), "late", data.events(5), List.of());
    late.stage(load.warehouse());
    load.warehouse()
        .change(
            "write the star",
            writer -> {
              // The publish waits for this writer, and has not written the run log yet.
              writer.execute("DELETE FROM songplays WHERE FALSE");
              var publish =
                  CompletableFuture.runAsync(
                      () -> late.publish(load.warehouse(), new Retry(1, Duration.ZERO)));
              assertThat(publish).isNotDone();
              runs.start(TestRuns.start("another"));
            });
    assertThat(runs.status("another")).contains(RunLog.RUNNING);
  }

  @Test
  void aRunThatWaitsTenLeasesForItsPublishIsNotTakenForDead() throws Exception {
    TestLoad hasty = load.with("load.lease", Duration.ofSeconds(1));
    load.lake().events(DAY, event(1, 1, 1541106106796L, "paid", "a", "x"));
    List<CompletableFuture<LoadSummary>> loads =
        load.warehouse()
            .transaction(
                "publish for long",
                publish -> {
                  publish.execute("LOCK TABLE etl_lock");
                  var first = CompletableFuture.supplyAsync(hasty::run);
                  pause(Duration.ofSeconds(5));
                  var second = CompletableFuture.supplyAsync(hasty::run);
                  pause(Duration.ofSeconds(5));
                  assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);
                  return List.of(first, second);
                });

    assertThat(loads.stream().map(CompletableFuture::join)).hasSize(2);
    assertThat(load.rows("SELECT DISTINCT status FROM etl_runs")).containsExactly("succeeded");
  }

  @Test
  void whoeverHoldsTheLockIsNamed() {
    load.lake().events(DAY, event(1, 1, 1541106106796L, "paid", "a", "x"));
    TestLoad impatient = load.with("redshift.statementTimeout", Duration.ofSeconds(3));
    load.warehouse()
        .change(
            "hold the lock",
            holder -> {
              holder.execute("LOCK TABLE etl_lock");
              assertThatThrownBy(impatient::run)
                  .isInstanceOf(TransientException.class)
                  .hasMessageContaining("redshift.statement-timeout")
                  .hasMessageMatching(
                      "(?s).*; session \\d+ of dev has held a lock on etl_lock since .*");
            });
  }

  private Warehouse impatient() {
    return load.with("redshift.statementTimeout", Duration.ofSeconds(3)).warehouse();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
