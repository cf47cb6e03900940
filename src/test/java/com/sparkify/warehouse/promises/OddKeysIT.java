package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.run.LoadSummary;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** Promise 1 of a run, for objects with keys that file systems do not have. */
class OddKeysIT {
  private static final List<String> KEYS =
      List.of(
          "a/b.json",
          "a b.json",
          "a+b%20c.json",
          "ä/ü?.json",
          "#.json",
          "a=1/b&c.json",
          "…/'\"<>.json");

  private final TestLoad load = TestLoad.ofItsOwn();

  @Test
  void everyObjectIsReadUnderItsOwnKey() {
    for (int i = 0; i < KEYS.size(); i++) {
      put(KEYS.get(i), event(i, 1, 1541106106796L + i, "free", "a", "x"));
    }
    load.lake().songs("A/TR1.json", song("SO1", "a", "AR1", "x"));

    LoadSummary summary = load.run();

    assertThat(summary.vanished()).isEmpty();
    assertThat(load.rows("SELECT user_id FROM songplays")).hasSameSizeAs(KEYS);
    assertThat(load.rows("SELECT path FROM etl_files WHERE kind = 'events'"))
        .containsExactlyInAnyOrderElementsOf(
            KEYS.stream().map(key -> "s3://test-lake/" + prefix() + key).toList());
    assertThat(load.run().published()).isEmpty();
  }

  @Test
  void whatIsNoDataByItsNameIsCountedAndNamedOrHidden() {
    put("2018/x.JSON", event(1, 1, 1541106106796L, "free", "a", "x"));
    put("2018/x.ndjson", event(2, 1, 1541106106796L, "free", "a", "x"));
    put("2018/x.jsonl", event(3, 1, 1541106106796L, "free", "a", "x"));
    put("2018/notes.txt", "remember");
    put("_temporary/0/x.json", event(4, 1, 1541106106796L, "free", "a", "x"));
    put("2018/.hive-staging_1/x.json", event(5, 1, 1541106106796L, "free", "a", "x"));
    put("_delta_log/0.json", "{}");
    put("_SUCCESS", "");
    load.lake().songs("A/TR1.json", song("SO1", "a", "AR1", "x"));

    LoadSummary summary = load.run();

    assertThat(load.rows("SELECT user_id FROM users ORDER BY 1")).containsExactly("1", "2", "3");
    assertThat(summary.files().others()).isEqualTo(1);
    assertThat(summary.files().examples())
        .containsExactly("s3://test-lake/" + prefix() + "2018/notes.txt");
  }

  private void put(String key, String content) {
    load.lake().putRaw(load.settings().lake().logs(), key, content.getBytes(UTF_8));
  }

  private String prefix() {
    return new Path(load.settings().lake().logs()).toUri().getPath().substring(1) + "/";
  }
}
