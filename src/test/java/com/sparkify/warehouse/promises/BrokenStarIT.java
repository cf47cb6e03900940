package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.failure.DataFailure;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Retry;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.TestRows;
import com.sparkify.warehouse.star.Warehouse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 2 of a run: a star that breaks a rule is not published, and the rule is named. */
class BrokenStarIT {
  private static final Timestamp NOON = Timestamp.valueOf("2018-11-05 12:00:00.5");

  private final Warehouse warehouse = new Warehouse(TestSandbox.get().redshift(), "test");
  private final Delivery next = new Delivery("next", List.of(event(2, "Home")), List.of());

  @BeforeEach
  void publishAndStage() {
    new CreateTables(warehouse).execute();
    publish(
        new Delivery(
            "first", List.of(event(1, "NextSong")), List.of(song("SO1", "a"), song("SO2", "b"))));
    next.stage(warehouse);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "artists-have-a-song | INSERT INTO artists (artist_id, name) VALUES ('AR9', 'nobody')",
        "artists-key-is-unique | INSERT INTO artists SELECT * FROM artists",
        "every-line-is-staged-or-rejected | UPDATE staging_files SET lines = 9 WHERE run_id = 'next'",
        "every-line-is-staged-or-rejected | DELETE FROM staging_events WHERE run_id = 'next'",
        "every-staged-play-is-published | DELETE FROM songplays",
        "every-staged-play-is-published | UPDATE songplays SET session_id = 9",
        "every-staged-row-has-its-file | INSERT INTO staging_events (item_in_session, level, page, session_id, ts, event_time, run_id, source_file) VALUES (0, 'free', 'Home', 1, 0, '2018-11-05', 'next', 'nowhere')",
        "level-is-free-or-paid | UPDATE users SET level = 'gold'",
        "level-is-free-or-paid | UPDATE songplays SET level = 'gold'",
        "songplays-have-their-artist | UPDATE songplays SET artist_id = 'AR9'",
        "songplays-have-their-song | UPDATE songplays SET artist_id = NULL",
        "songplays-have-their-song | UPDATE songplays SET song_id = 'SO9'",
        "songplays-have-their-time | DELETE FROM time",
        "songplays-have-their-user | DELETE FROM users",
        "songplays-key-is-unique | INSERT INTO songplays (start_time, user_id, level, session_id) SELECT start_time, user_id, level, session_id FROM songplays",
        "songs-are-the-catalogue | DELETE FROM songs WHERE song_id = 'SO2'",
        "songs-are-the-catalogue | UPDATE songs SET year = 0",
        "songs-have-their-artist | UPDATE songs SET artist_id = 'AR9' WHERE song_id = 'SO2'",
        "songs-key-is-unique | INSERT INTO songs SELECT * FROM songs",
        "time-has-a-play | UPDATE time SET weekday = 5",
        "time-key-is-unique | INSERT INTO time SELECT * FROM time",
        "times-are-plausible | UPDATE users SET last_seen_at = '2150-01-01'",
        "users-are-as-last-seen | UPDATE users SET last_seen_at = '2018-11-01'",
        "users-have-their-last-level | UPDATE users SET level = 'paid'",
        "users-key-is-unique | INSERT INTO users SELECT * FROM users"
      })
  void aCorruptionIsCaughtByName(String rule, String corruption) {
    warehouse.change("corrupt", handle -> handle.execute(corruption));
    List<String> users = TestRows.of(warehouse, "SELECT * FROM users ORDER BY user_id");

    assertThatThrownBy(() -> publish(next))
        .isInstanceOf(DataFailure.class)
        .hasMessageContaining("the check " + rule + " is broken");

    assertThat(TestRows.of(warehouse, "SELECT * FROM users ORDER BY user_id")).isEqualTo(users);
    assertThat(new RunLog(warehouse).status("next")).contains("running");
  }

  private void publish(Delivery delivery) {
    if (!delivery.equals(next)) {
      delivery.stage(warehouse);
    }
    delivery.publish(warehouse, new Retry(1, Duration.ZERO));
  }

  private static EventRow event(long user, String page) {
    return new EventRow(
        user, 1, NOON, 0, page, "a", "x", 100.0, "free", null, null, null, null, null);
  }

  private static SongRow song(String id, String title) {
    return new SongRow(
        id, title, "AR1", "x", null, null, null, 100.0, 1999, NOON, "s3://lake/" + id);
  }
}
