package com.sparkify.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of the star schema, each with its awkward cases, by the numbers in the README. */
class StarRulesIT {
  private static final String NOON = "2018-11-05 12:00:00.123";
  private static final String LATER = "2018-11-05 13:00:00.5";

  private Warehouse warehouse;

  @BeforeEach
  void createTables() {
    warehouse = new Warehouse(TestSandbox.get().redshift(), "test");
    new CreateTables(warehouse).execute();
  }

  @Test
  void aPlayIsAnEventOfTheRightPageWithAUserAndASong() {
    run()
        .play(1, 10, NOON, "a", "x")
        .event(1L, 10, LATER, "page", "Home")
        .event(null, 10, LATER, "page", "NextSong", "song", "a")
        .event(1L, 11, LATER, "page", "NextSong")
        .event(1L, 12, LATER, "page", "NextSong", "song", "")
        .publish();
    assertThat(rows("SELECT user_id, session_id FROM songplays")).containsExactly("1|10");
  }

  @Test
  void theSamePlayDeliveredTwiceIsOneRow() {
    run().play(1, 10, NOON, "a", "x").play(1, 10, NOON, "a", "x").publish();
    PublishCounts again = run().play(1, 10, NOON, "a", "x").publish();
    assertThat(again.songplaysAdded() + again.songplaysChanged()).isZero();
    assertThat(rows("SELECT count(*) FROM songplays")).containsExactly("1");
  }

  @Test
  void ofTwoDeliveriesThatDifferTheSameIsKeptInWhateverOrderTheyCome() {
    run().play(1, 10, NOON, "b", "x", "level", "paid").publish();
    run().play(1, 10, NOON, "a", "x", "level", "free").publish();
    run().play(2, 10, NOON, "a", "x", "level", "free").publish();
    run().play(2, 10, NOON, "b", "x", "level", "paid").publish();
    assertThat(rows("SELECT user_id, level FROM songplays ORDER BY user_id"))
        .containsExactly("1|free", "2|free");
  }

  @Test
  void aPlayFindsItsSongByTitleAndArtistNameToTheLetter() {
    run()
        .song("SO1", "a", "AR1", "x")
        .song("SO2", "A", "AR2", "x")
        .song("SO3", "a", "AR3", "y")
        .play(1, 1, NOON, "a", "x")
        .play(1, 2, NOON, "A", "x")
        .play(1, 3, NOON, "a", "y")
        .play(1, 4, NOON, "a", "X")
        .play(1, 5, NOON, " a", "x")
        .play(1, 6, NOON, "a", null)
        .publish();
    assertThat(rows("SELECT session_id, song_id, artist_id FROM songplays ORDER BY session_id"))
        .containsExactly("1|SO1|AR1", "2|SO2|AR2", "3|SO3|AR3", "4||", "5||", "6||");
  }

  @Test
  void ofSeveralSongsTheNearestInDurationIsPlayedThenTheSmallestId() {
    run()
        .song("SO4", "a", "AR1", "x", "duration", 99.0)
        .song("SO3", "a", "AR1", "x", "duration", 101.0)
        .song("SO2", "a", "AR1", "x", "duration", 120.0)
        .song("SO1", "a", "AR1", "x", "duration", null)
        .play(1, 1, NOON, "a", "x", "length", 100.0)
        .play(1, 2, NOON, "a", "x", "length", 115.0)
        .play(1, 3, NOON, "a", "x", "length", null)
        .publish();
    assertThat(rows("SELECT session_id, song_id FROM songplays ORDER BY session_id"))
        .containsExactly("1|SO3", "2|SO2", "3|SO1");
  }

  @Test
  void aSongThatComesAfterItsPlaysIsFoundByThem() {
    run().play(1, 1, NOON, "a", "x").play(1, 2, NOON, "b", "x").publish();
    List<String> before = rows("SELECT songplay_id FROM songplays ORDER BY session_id");
    PublishCounts counts = run().song("SO1", "a", "AR1", "x").publish();
    assertThat(counts.songplaysChanged()).isEqualTo(1);
    assertThat(counts.songplaysAdded()).isZero();
    assertThat(rows("SELECT session_id, song_id, artist_id FROM songplays ORDER BY session_id"))
        .containsExactly("1|SO1|AR1", "2||");
    assertThat(rows("SELECT songplay_id FROM songplays ORDER BY session_id")).isEqualTo(before);
  }

  @Test
  void aNearerSongThatComesLaterTakesThePlays() {
    run().song("SO1", "a", "AR1", "x", "duration", 150.0).play(1, 1, NOON, "a", "x").publish();
    run().song("SO2", "a", "AR2", "x", "duration", 110.0).publish();
    assertThat(rows("SELECT song_id, artist_id FROM songplays")).containsExactly("SO2|AR2");
  }

  @Test
  void aSongThatIsRenamedLosesItsOldPlaysAndFindsItsNewOnes() {
    run()
        .song("SO1", "a", "AR1", "x")
        .play(1, 1, NOON, "a", "x")
        .play(1, 2, NOON, "b", "x")
        .publish();
    run()
        .song("SO1", "b", "AR1", "x", "source_modified", Timestamp.valueOf("2018-12-01 00:00:00"))
        .publish();
    assertThat(rows("SELECT session_id, song_id FROM songplays ORDER BY session_id"))
        .containsExactly("1|", "2|SO1");
  }

  @Test
  void usersAreAsOfTheirLatestEventOfAnyPage() {
    run()
        .play(1, 1, NOON, "a", "x", "level", "free")
        .event(1L, 1, LATER, "page", "Upgrade", "level", "paid", "first_name", "Ada")
        .event(2L, 2, NOON, "level", "free")
        .publish();
    assertThat(rows("SELECT user_id, first_name, level, last_seen_at FROM users ORDER BY user_id"))
        .containsExactly("1|Ada|paid|2018-11-05 13:00:00.5", "2||free|2018-11-05 12:00:00.123");
  }

  @Test
  void ofEventsOfOneMomentTheLaterSessionThenTheLaterItemCounts() {
    run()
        .event(1L, 7, NOON, "item_in_session", 9, "level", "free")
        .event(1L, 8, NOON, "item_in_session", 1, "level", "free")
        .event(1L, 8, NOON, "item_in_session", 10, "level", "paid")
        .event(1L, 8, NOON, "item_in_session", 2, "level", "free")
        .publish();
    assertThat(rows("SELECT level FROM users")).containsExactly("paid");
  }

  @Test
  void aBackfillTakesNoLevelBack() {
    run().event(1L, 2, LATER, "level", "paid").publish();
    run().event(1L, 1, NOON, "level", "free").publish();
    assertThat(rows("SELECT level, last_seen_at FROM users"))
        .containsExactly("paid|2018-11-05 13:00:00.5");
  }

  @Test
  void aTieBetweenRunsIsSettledAsWithinOne() {
    run().event(1L, 2, NOON, "item_in_session", 5, "level", "paid").publish();
    run().event(1L, 2, NOON, "item_in_session", 4, "level", "free").publish();
    run().event(2L, 2, NOON, "item_in_session", 4, "level", "free").publish();
    run().event(2L, 2, NOON, "item_in_session", 5, "level", "paid").publish();
    assertThat(rows("SELECT user_id, level FROM users ORDER BY user_id"))
        .containsExactly("1|paid", "2|paid");
  }

  @Test
  void ofSeveralObjectsOfASongTheNewestCountsInWhateverOrderTheyCome() {
    var older = Timestamp.valueOf("2018-11-01 00:00:00");
    var newer = Timestamp.valueOf("2018-11-02 00:00:00");
    run().song("SO1", "new", "AR1", "x", "source_modified", newer).publish();
    run().song("SO1", "old", "AR1", "x", "source_modified", older).publish();
    run()
        .song("SO2", "first", "AR1", "x", "source_file", "b")
        .song("SO2", "second", "AR1", "x", "source_file", "a")
        .publish();
    assertThat(rows("SELECT song_id, title FROM songs ORDER BY song_id"))
        .containsExactly("SO1|new", "SO2|first");
  }

  @Test
  void theYearZeroIsUnknown() {
    run()
        .song("SO1", "a", "AR1", "x", "year", 0)
        .song("SO2", "b", "AR1", "x", "year", 1999)
        .publish();
    assertThat(rows("SELECT song_id, year FROM songs ORDER BY song_id"))
        .containsExactly("SO1|", "SO2|1999");
  }

  @Test
  void theMostCompleteRecordOfAnArtistCountsThenTheShortestNameThenTheFirst() {
    run()
        .song(
            "SO1",
            "a",
            "AR1",
            "xx",
            "artist_location",
            "Here",
            "artist_latitude",
            1.0,
            "artist_longitude",
            2.0)
        .song(
            "SO2",
            "b",
            "AR1",
            "x",
            "artist_location",
            " ",
            "artist_latitude",
            1.0,
            "artist_longitude",
            3.0)
        .song("SO3", "a", "AR2", "long name")
        .song("SO4", "b", "AR2", "short b")
        .song("SO5", "c", "AR2", "short a")
        .song("SO7", "a", "AR3", "x", "artist_latitude", 7.0)
        .song("SO6", "b", "AR3", "x", "artist_latitude", 6.0)
        .publish();
    assertThat(rows("SELECT artist_id, name, location, latitude FROM artists ORDER BY artist_id"))
        .containsExactly("AR1|xx|Here|1.0", "AR2|short a||", "AR3|x||6.0");
  }

  @Test
  void shortIsCountedInCharactersAndFirstInBytes() {
    run()
        .song("SO1", "a", "AR1", "éé")
        .song("SO2", "b", "AR1", "abc")
        .song("SO3", "a", "AR2", "b")
        .song("SO4", "b", "AR2", "B")
        .song("SO5", "b", "AR2", "é")
        .publish();
    assertThat(rows("SELECT artist_id, name FROM artists ORDER BY artist_id"))
        .containsExactly("AR1|éé", "AR2|B");
  }

  @Test
  void aBetterRecordThatComesLaterReplacesAnArtistsAndAWorseOneDoesNot() {
    run().song("SO1", "a", "AR1", "x").publish();
    run().song("SO2", "b", "AR1", "xyz", "artist_location", "Here").publish();
    run().song("SO3", "c", "AR1", "w").publish();
    assertThat(rows("SELECT name, location FROM artists")).containsExactly("xyz|Here");
  }

  @Test
  void anArtistWhoseLastSongMovesToAnotherIsGone() {
    run().song("SO1", "a", "AR1", "x").publish();
    run()
        .song("SO1", "a", "AR2", "x", "source_modified", Timestamp.valueOf("2018-12-01 00:00:00"))
        .publish();
    assertThat(rows("SELECT artist_id FROM artists")).containsExactly("AR2");
  }

  @Test
  void timeHasOneRowAMomentOfAPlayWithItsPartsInUtc() {
    run()
        .play(1, 1, "2018-12-30 23:59:59.999", "a", "x")
        .play(2, 1, "2018-12-30 23:59:59.999", "a", "x")
        .play(1, 1, "2019-01-01 00:00:00", "a", "x")
        .play(1, 1, "2021-01-03 05:00:00", "a", "x")
        .event(1L, 1, NOON)
        .publish();
    assertThat(
            rows(
                "SELECT start_time, hour, day, week, month, year, weekday FROM time ORDER BY start_time"))
        .containsExactly(
            "2018-12-30 23:59:59.999|23|30|52|12|2018|0",
            "2019-01-01 00:00:00.0|0|1|1|1|2019|2",
            "2021-01-03 05:00:00.0|5|3|53|1|2021|0");
  }

  @Test
  void whatADeadRunHasStagedIsNeverRead() {
    run()
        .song("SO1", "a", "AR1", "x")
        .play(1, 1, NOON, "a", "x")
        .event(9L, 1, LATER, "level", "paid")
        .stage();
    run().play(1, 1, NOON, "a", "x").publish();
    assertThat(rows("SELECT song_id FROM songplays")).containsExactly("");
    assertThat(rows("SELECT user_id FROM users")).containsExactly("1");
    assertThat(rows("SELECT count(*) FROM songs")).containsExactly("0");
  }

  @Test
  void rebuildGivesTheSameStar() {
    run().play(1, 1, NOON, "a", "x").event(1L, 2, LATER, "level", "paid").publish();
    run()
        .song("SO1", "a", "AR1", "x")
        .song("SO2", "b", "AR1", "xy", "artist_location", "Here")
        .publish();
    run().song("SO3", "c", "AR9", "z").play(3, 3, NOON, "c", "z").stage();
    Map<String, List<String>> before = star();
    PublishCounts counts = new Rebuild(warehouse, new Retry(1, Duration.ZERO)).execute();
    assertThat(counts.songplaysAdded() + counts.songplaysChanged()).isZero();
    assertThat(star()).isEqualTo(before);
  }

  private StagedRun run() {
    return new StagedRun(warehouse);
  }

  private Map<String, List<String>> star() {
    return Map.of(
        "songplays",
            rows(
                "SELECT start_time, user_id, level, song_id, artist_id, session_id FROM songplays ORDER BY 1, 2, 6"),
        "users", rows("SELECT * FROM users ORDER BY 1"),
        "songs", rows("SELECT * FROM songs ORDER BY 1"),
        "artists", rows("SELECT * FROM artists ORDER BY 1"),
        "time", rows("SELECT * FROM time ORDER BY 1"));
  }

  private List<String> rows(String sql) {
    return TestRows.of(warehouse, sql);
  }
}
