package com.sparkify.warehouse.staging;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static com.sparkify.testing.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.Load;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.run.LogProgress;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import com.sparkify.warehouse.star.TestRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;

/** The genuine connector, where it is on the classpath: {@code mvn verify -Pconnector}. */
class ConnectorIT {
  private static final LoadRequest NEW =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.NEW_FILES);

  @Test
  @EnabledIf("isPresent")
  void itGivesTheSameStagingAndTheSameStarAsCopy() {
    Settings byCopy = TestSandbox.get().settings();
    fill(new TestLake(byCopy));
    Settings byConnector =
        with(
            with(byCopy, "redshift", TestSandbox.get().redshift()),
            "redshift.writer",
            StagingWriterChoice.AUTO);

    load(byCopy);
    LoadSummary summary = load(byConnector);

    assertThat(summary.writer()).isEqualTo("connector");
    assertThat(rows(byConnector, "staging_events", "user_id, ts"))
        .isEqualTo(rows(byCopy, "staging_events", "user_id, ts"));
    assertThat(rows(byConnector, "staging_songs", "song_id"))
        .isEqualTo(rows(byCopy, "staging_songs", "song_id"));
    assertThat(star(byConnector)).isEqualTo(star(byCopy)).isNotEmpty();
    assertThat(new TestLake(byConnector).list(byConnector.redshift().tempDir())).isEmpty();
  }

  @Test
  @EnabledIf("isPresent")
  void withoutARoleItSaysWhichSettingIsMissing() {
    Settings settings = TestSandbox.get().settings();
    fill(new TestLake(settings));
    Settings noRole =
        with(
            with(settings, "redshift.writer", StagingWriterChoice.CONNECTOR),
            "redshift.iamRole",
            Optional.empty());
    assertThatThrownBy(() -> load(noRole))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("redshift.iam-role");
  }

  @Test
  @DisabledIf("isPresent")
  void whereItIsNotAskingForItIsAMistakeInTheSettings() {
    Settings settings = TestSandbox.get().settings();
    assertThatThrownBy(() -> load(with(settings, "redshift.writer", StagingWriterChoice.CONNECTOR)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--packages");
  }

  static boolean isPresent() {
    return ConnectorWriter.isPresent();
  }

  private static void fill(TestLake lake) {
    lake.events(
            "2018/11/2018-11-01-events.json",
            event(1, 10, 1541106106796L, "free", "1 \\\"x\\\", y\\n\\\\z", "é🎵 "),
            event(2, 20, 1541106107796L, "paid", "\\u0013", ""),
            event(3, 30, 1541106108000L, "paid", null, null))
        .songs("A/A/A/TR1.json", song("SO1", "1 \\\"x\\\", y\\n\\\\z", "AR1", "é🎵 "));
  }

  private static LoadSummary load(Settings settings) {
    return new Load(settings, TestSpark.session(), new LogProgress()).execute(NEW);
  }

  private static List<String> rows(Settings settings, String table, String order) {
    var warehouse = new Warehouse(settings.redshift(), "test");
    return TestRows.of(warehouse, "SELECT * FROM " + table + " ORDER BY " + order).stream()
        .map(row -> row.replaceAll("\\d{8}T\\d{6}-[0-9a-f]{8}", "RUN"))
        .toList();
  }

  private static List<String> star(Settings settings) {
    return List.of("songplays", "users", "songs", "artists", "time").stream()
        .flatMap(table -> rows(settings, table, "1").stream())
        .toList();
  }
}
