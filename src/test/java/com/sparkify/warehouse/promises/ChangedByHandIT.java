package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.star.CheckResult;
import com.sparkify.warehouse.star.CheckStar;
import com.sparkify.warehouse.star.Rebuild;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 7 of a run: what people change by hand is found, and repaired or refused. */
class ChangedByHandIT {
  private static final Retry ONCE = new Retry(1, Duration.ZERO);
  private static final LoadRequest EVERY_FILE =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.EVERY_FILE);

  private static final List<String> STAGED =
      List.of("staging_events", "staging_songs", "etl_files");
  private static final List<String> STAR =
      List.of("etl_star", "songplays", "users", "songs", "artists", "time");
  private static final List<String> RUNS = List.of("etl_runs");

  private static TestLoad load;
  private static Star sound;

  /** Whether the test before has left everything as it was. */
  private static boolean isSound;

  /** What a command says, from the best to the worst. */
  private enum Says {
    FINE,
    /** It names rebuild as what repairs the star. */
    REBUILD,
    /** A check fails. */
    FOUND,
    /** It names a full refresh as what repairs staging and the star. */
    REFRESH
  }

  /** All that can be deleted, alone and in pairs. */
  static Stream<Arguments> pairs() {
    List<String> all = Stream.of(STAGED, RUNS, STAR).flatMap(List::stream).toList();
    return all.stream()
        .flatMap(
            one ->
                all.stream()
                    .filter(other -> other.compareTo(one) >= 0)
                    .map(other -> Arguments.of(one, other)));
  }

  @BeforeEach
  void loadTwice() {
    if (load == null) {
      load = TestLoad.ofItsOwn();
      SmallLake.fill(load.lake());
      load.run();
      load.lake()
          .events("2018/11/2018-11-09-events.json", event(5, 9, 1541800000000L, "paid", "z", "z"))
          .songs("B/TR9.json", song("SO9", "z", "AR9", "z"));
      load.run();
      sound = load.star();
    } else if (!isSound) {
      load.run(EVERY_FILE);
    }
    isSound = false;
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "changed-by-hand.txt",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 500)
  void everyChangeIsFoundAndRepairedOrRefused(String change, Says run, Says check, Says rebuild) {
    change(change);

    assertThat(List.of(run(), check())).containsExactly(run, check);
    assertThat(rebuild()).isEqualTo(rebuild);

    if (rebuild == Says.REFRESH) {
      load.run(EVERY_FILE);
    }
    if (change.contains("UPDATE staging_") && rebuild == Says.FINE) {
      // The star follows staging: only a full refresh brings back what the files say.
      assertThat(check()).isEqualTo(Says.FINE);
      load.run(EVERY_FILE);
    }
    assertIsSound();
  }

  @ParameterizedTest(name = "{0} and {1}")
  @MethodSource("pairs")
  void everyTableThatIsEmptiedIsFoundAndRepairedOrRefused(String one, String other) {
    change("DELETE FROM " + one);
    change("DELETE FROM " + other);
    List<String> emptied = List.of(one, other);
    boolean isStaged = !Collections.disjoint(emptied, STAGED);
    boolean isStar = !Collections.disjoint(emptied, STAR);

    assertThat(run()).isEqualTo(isStaged ? Says.REFRESH : isStar ? Says.REBUILD : Says.FINE);
    assertThat(check())
        .isEqualTo(
            isStaged || (isStar && !List.of("etl_star", "etl_runs").containsAll(emptied))
                ? Says.FOUND
                : Says.FINE);
    assertThat(rebuild()).isEqualTo(isStaged ? Says.REFRESH : Says.FINE);

    if (isStaged) {
      load.run(EVERY_FILE);
    }
    assertIsSound();
  }

  private static void assertIsSound() {
    assertThat(load.star()).isEqualTo(sound);
    assertThat(check()).isEqualTo(Says.FINE);
    assertThat(load.run().published()).isEmpty();
    isSound = true;
  }

  private static void change(String statement) {
    warehouse().change("by hand", handle -> handle.execute(statement));
  }

  private static Says run() {
    return says(load::run);
  }

  private static Says check() {
    return new CheckStar(warehouse(), ONCE).execute().stream().anyMatch(CheckResult::hasFailed)
        ? Says.FOUND
        : Says.FINE;
  }

  private static Says rebuild() {
    return says(() -> new Rebuild(warehouse(), ONCE).execute());
  }

  private static Says says(Runnable command) {
    try {
      command.run();
      return Says.FINE;
    } catch (DataException e) {
      var named = new ArrayList<Says>();
      if (e.getMessage().contains("`submit.sh rebuild`")) {
        named.add(Says.REBUILD);
      }
      if (e.getMessage().contains("`submit.sh run --full-refresh`")) {
        named.add(Says.REFRESH);
      }
      assertThat(named).as(e.getMessage()).hasSize(1);
      return named.get(0);
    }
  }

  private static Warehouse warehouse() {
    return load.warehouse();
  }
}
