package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.settings.KeyMatching;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JSON in the forms in which people have it, loaded from S3 to the star. */
class JsonFormsIT {
  private static final String LOG = "2018/11/2018-11-02-events.json";
  private static final String SONG = "A/A/A/TR1.json";
  private static final List<String> EVENTS =
      IntStream.range(0, 4)
          .mapToObj(i -> event(1, 5, 1541121934796L + i, "free", "a", "x"))
          .toList();
  private static final List<String> SONGS =
      List.of(song("SO1", "a", "AR1", "x"), song("SO2", "b", "AR2", "x"));

  private final TestLoad load = TestLoad.ofItsOwn();

  @Test
  void everyFormGivesTheStarOfOneObjectALine() {
    Star expected = star(String.join("\n", EVENTS), String.join("\n", SONGS));

    assertThat(star(String.join("", EVENTS), String.join("", SONGS))).isEqualTo(expected);
    assertThat(star(array(EVENTS), array(SONGS))).isEqualTo(expected);
    assertThat(star(pretty(EVENTS), pretty(SONGS))).isEqualTo(expected);
  }

  @Test
  void whatIsNoNumberIsUnknown() {
    load.lake()
        .events(LOG, EVENTS.get(0).replace("\"length\":100.0", "\"length\":NaN"))
        .songs(
            SONG,
            SONGS
                .get(0)
                .replace("\"artist_latitude\":null", "\"artist_latitude\":NaN")
                .replace("\"artist_longitude\":null", "\"artist_longitude\":-Infinity"));

    assertThat(load.run().counts().rejected()).isZero();
    assertThat(load.rows("SELECT artist_id, latitude, longitude FROM artists"))
        .containsExactly("AR1||");
    assertThat(load.rows("SELECT song_id FROM songplays")).containsExactly("SO1");
  }

  @Test
  void keysInOtherCaseAreReadWhereTheSettingSaysSo() {
    String lower = EVENTS.get(0).replace("userId", "userid").replace("sessionId", "SessionID");
    load.lake().events(LOG, lower).songs(SONG, SONGS.get(0));

    LoadSummary summary = load.with("lake.keys", KeyMatching.IGNORECASE).run();

    assertThat(summary.counts().rejected()).isZero();
    assertThat(load.rows("SELECT user_id, session_id FROM songplays")).containsExactly("1|5");
  }

  @Test
  void anUnknownFieldIsToldWithAnExample() {
    load.lake()
        .events(LOG, EVENTS.get(0).replace("{", "{\"device\":\"phone\","), EVENTS.get(1))
        .songs(SONG, SONGS.get(0));

    assertThat(load.run().unknownFields().get("device"))
        .hasToString("UnknownField[records=1, example=\"phone\"]");
  }

  private static Star star(String events, String songs) {
    TestLoad load = TestLoad.ofItsOwn();
    load.lake()
        .put(load.settings().lake().logs() + "/" + LOG, events.getBytes(UTF_8))
        .put(load.settings().lake().songs() + "/" + SONG, songs.getBytes(UTF_8));
    LoadSummary summary = load.run();
    assertThat(summary.counts().rejected()).isZero();
    assertThat(summary.counts().records()).isEqualTo(6);
    return load.star();
  }

  private static String array(List<String> objects) {
    return objects.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String pretty(List<String> objects) {
    return objects.stream()
        .map(object -> object.replace("{", "{\n  ").replace("}", "\n}\n"))
        .map(object -> object.replace(",\"", ",\n  \""))
        .collect(Collectors.joining());
  }
}
