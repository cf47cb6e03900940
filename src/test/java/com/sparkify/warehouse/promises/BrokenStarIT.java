package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.CheckResult;
import com.sparkify.warehouse.star.CheckStar;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.Publication.Refresh;
import com.sparkify.warehouse.star.RunLog;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Promise 2 of a run: a star that breaks a rule is not published, and the rule is named. */
class BrokenStarIT {
  private static final Timestamp NOON = Timestamp.valueOf("2018-11-05 12:00:00.5");
  private static final Retry ONCE = new Retry(1, Duration.ZERO);

  private final Warehouse warehouse = new Warehouse(TestSandbox.get().redshift(), "test");

  private enum Publishing {
    REFUSES,
    MENDS,
    OVERLOOKS
  }

  @BeforeEach
  void publishAStar() {
    new CreateTables(warehouse).execute();
    delivery("first").stage(warehouse).publish(warehouse, ONCE);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(resources = "corruptions.txt", delimiter = '|', quoteCharacter = '`')
  void aCheckOfTheWholeStarFindsEveryCorruptionByName(
      String rule, Publishing publishing, String corruption) {
    corrupt(corruption.replace("{files}", "etl_files"), "first");

    assertThat(brokenRules()).contains(rule);
  }

  @Test
  void aSoundStarKeepsAllRules() {
    assertThat(brokenRules()).isEmpty();
  }

  @ParameterizedTest(name = "{1}, {0}: {2}")
  @CsvFileSource(resources = "corruptions.txt", delimiter = '|', quoteCharacter = '`')
  void aPublishRefusesOrMendsWhatItTouches(String rule, Publishing publishing, String corruption) {
    Star sound = Star.of(warehouse);
    Delivery again = delivery("again").stage(warehouse);
    corrupt(corruption.replace("{files}", "staging_files"), "again");
    Star corrupted = Star.of(warehouse);

    if (publishing == Publishing.REFUSES) {
      assertThatThrownBy(() -> again.publish(warehouse, ONCE, Refresh.STAGED_FILES))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("check " + rule + " failed");
      assertThat(Star.of(warehouse)).isEqualTo(corrupted);
      assertThat(new RunLog(warehouse).status("again")).contains("running");
    } else {
      again.publish(warehouse, ONCE, Refresh.STAGED_FILES);
      assertThat(Star.of(warehouse).equals(sound)).isEqualTo(publishing == Publishing.MENDS);
    }
  }

  private List<String> brokenRules() {
    return new CheckStar(warehouse, ONCE)
        .execute().stream().filter(CheckResult::hasFailed).map(CheckResult::name).toList();
  }

  private void corrupt(String statement, String run) {
    warehouse.change("corrupt", handle -> handle.execute(statement.replace("{run}", run)));
  }

  private Delivery delivery(String run) {
    var play =
        new EventRow(
            1L, 1, NOON, 0, "NextSong", "a", "x", 100.0, "free", null, null, null, null, null);
    return new Delivery(
        run,
        new Ledger(warehouse).now(),
        "log",
        List.of(play),
        List.of(song("SO1", "a"), song("SO2", "b")));
  }

  private static SongRow song(String id, String title) {
    return new SongRow(
        id, title, "AR1", "x", null, null, null, 100.0, 1999, NOON, "s3://lake/" + id);
  }
}
