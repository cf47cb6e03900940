package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.CutPlan;
import com.sparkify.testing.CutPlan.Moment;
import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.run.Replay;
import com.sparkify.warehouse.star.CheckStar;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Questions;
import com.sparkify.warehouse.star.Rebuild;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A warehouse that an older version has made goes on with the next run. */
class MigrationIT {
  private static final Retry ONCE = new Retry(1, Duration.ZERO);
  private static final List<SqlFile> QUESTIONS = Questions.named(Optional.empty());

  /** Those that read what the migration changes. */
  private static final List<SqlFile> OF_MIGRATED =
      QUESTIONS.stream()
          .filter(question -> List.of("missing-songs", "platforms").contains(question.name()))
          .toList();

  private final TestLoad load = TestLoad.ofItsOwn();

  @Test
  void theNextRunMigratesWhileEveryQuestionIsAnsweredRightly() {
    SmallLake.fill(load.lake());
    load.run();
    List<String> answers = answers(load.warehouse());
    TestLoad old = OldWarehouse.like(load);
    var isDone = new AtomicBoolean();
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int rounds = 0;
              while (!isDone.get() || rounds == 0) {
                assertThat(answers(old.warehouse())).isEqualTo(answers);
                rounds++;
              }
              return rounds;
            });

    LoadSummary summary = old.run();

    isDone.set(true);
    assertThat(reader.join()).isPositive();
    assertThat(answers(old.warehouse())).isEqualTo(answers);
    assertThat(summary.published()).isEmpty();
    assertThat(old.star()).isEqualTo(load.star());
    assertThat(new CheckStar(old.warehouse(), ONCE).execute())
        .noneMatch(result -> result.hasFailed());
    assertThat(old.rows("SELECT version FROM etl_schema")).containsExactly("2");
    assertThat(old.rows("SELECT max(records) FROM etl_files")).containsExactly("5");
    old.lake()
        .events("2018/11/2018-11-09-events.json", event(1, 9, 1541800000000L, "free", "a", "x"));
    assertThat(old.run().counts().stagedEvents()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void aMigrationThatIsKilledAtAnyStatementIsDoneAgain(Moment moment) {
    SmallLake.fill(load.lake());
    load.run();
    List<String> answers = answers(load.warehouse(), OF_MIGRATED);
    int number = 0;
    boolean hasCut = true;
    while (hasCut) {
      number++;
      TestLoad old = OldWarehouse.like(load);
      try (var relay = new CuttingRelay(TestSandbox.get().redshiftPort())) {
        var cut = new Warehouse(TestSandbox.by(relay.port(), old.settings().redshift()), "test");
        CutPlan plan = relay.follow(CutPlan.at(number, moment));
        try {
          new CreateTables(cut).execute();
        } catch (LoadException e) {
          assertThat(plan.hasCut()).isTrue();
        }
        hasCut = plan.hasCut();
      }
      assertThat(answers(old.warehouse(), OF_MIGRATED)).as("cut at %d", number).isEqualTo(answers);

      new CreateTables(old.warehouse()).execute();

      assertThat(old.rows("SELECT version FROM etl_schema")).containsExactly("2");
      assertThat(old.rows("SELECT sum(records) FROM etl_files")).containsExactly("24");
      assertThat(width(old)).containsExactly("2048", "2048");
    }
    assertThat(number).isGreaterThan(20);
  }

  @Test
  void whatAWidthRejectedComesInWhenItIsWidenedAndReplayed() {
    SmallLake.fill(load.lake());
    String wide =
        event(9, 9, 1541460000000L, "paid", "a", "x").replace("Mozilla", "M".repeat(1500));
    String narrow = event(8, 8, 1541460000001L, "paid", "a", "x");
    load.lake().events("2018/11/2018-11-05-events.json", narrow, wide);
    LoadSummary first = load.run();
    Star fresh = load.star();
    String path = load.rows("SELECT path FROM etl_files WHERE path LIKE '%11-05%'").get(0);
    load.warehouse()
        .change(
            "be as the version before would be",
            handle -> {
              handle.execute("DELETE FROM staging_events WHERE LEN(user_agent) > 1024");
              handle.execute(
                  "UPDATE etl_files SET rows_accepted = 1, rows_rejected = 1 WHERE path = '%s'"
                      .formatted(path));
            });
    new Rebuild(load.warehouse(), ONCE).execute();
    TestLoad old = OldWarehouse.like(load);
    assertThat(width(old)).containsExactly("1024", "1024");

    LoadSummary replayed = old.run(LoadRequest.of(new Replay(first.runId(), Map.of(path, 1L))));

    assertThat(replayed.counts().rejected()).isZero();
    assertThat(old.star()).isEqualTo(fresh);
    assertThat(old.rows("SELECT user_id FROM songplays WHERE LEN(user_agent) > 1024"))
        .containsExactly("9");
  }

  @Test
  void tablesOfANewerVersionAreRefused() {
    new CreateTables(load.warehouse()).execute();
    load.warehouse()
        .change(
            "be newer", handle -> handle.execute("INSERT INTO etl_schema VALUES (99, GETDATE())"));

    assertThatThrownBy(() -> new CreateTables(load.warehouse()).execute())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("a newer version of this program has made them (version 99")
        .hasMessageEndingWith("use the newer program");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE songs DROP COLUMN year | songs lacks the column year",
        "ALTER TABLE users ALTER COLUMN first_name TYPE VARCHAR(10) | users.first_name is 10 bytes wide, expected 256",
        "ALTER TABLE songs ADD COLUMN mood INTEGER NOT NULL | songs has a column mood that may not be NULL",
        "ALTER TABLE etl_star RENAME COLUMN run_id TO run | etl_star lacks the column run_id",
        "ALTER TABLE users ADD COLUMN mood VARCHAR(10) |",
        "ALTER TABLE users ALTER COLUMN first_name TYPE VARCHAR(300) |",
        "ALTER TABLE users ADD COLUMN mood INTEGER NOT NULL DEFAULT 0 |",
        "DROP TABLE etl_schema |",
        "DELETE FROM etl_schema |"
      })
  void tablesThatWereChangedByHandAreRefusedIfItMatters(String statement, String message) {
    var tables = new CreateTables(load.warehouse());
    tables.execute();
    load.warehouse().change("change", handle -> handle.execute(statement));

    if (message == null) {
      tables.execute();
      assertThat(load.rows("SELECT version FROM etl_schema")).containsExactly("2");
    } else {
      assertThatThrownBy(tables::execute)
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("Someone has changed them: change them back");
    }
  }

  private static List<String> width(TestLoad load) {
    return load.rows(
        "SELECT character_maximum_length FROM information_schema.columns WHERE table_schema = '%s' AND column_name = 'user_agent'"
            .formatted(load.settings().redshift().schema()));
  }

  private static List<String> answers(Warehouse warehouse) {
    return answers(warehouse, QUESTIONS);
  }

  private static List<String> answers(Warehouse warehouse, List<SqlFile> asked) {
    var questions = new Questions(warehouse);
    return asked.stream().map(question -> questions.answer(question).toString()).toList();
  }
}
