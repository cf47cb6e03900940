package com.sparkify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.sample.SampleSize;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsFile;
import com.sparkify.warehouse.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {

  @TempDir private Path home;

  @Test
  void anEmptyLakeIsFilledOnceAndRedshiftAnswers() throws SQLException, IOException {
    List<String> notes = new ArrayList<>();
    try (Sandbox sandbox = Sandbox.start(settings(0, 0), local(), notes::add)) {
      assertThat(query(TestSandbox.by(sandbox, local()), "SELECT 1 AS one")).isEqualTo(1);
      assertThat(files("s3/sparkify-lake/song_data")).isEqualTo(12);
      assertThat(files("s3/sparkify-lake/log_data")).isEqualTo(2);
      assertThat(home.resolve("s3/sparkify-temp")).isDirectory();
      assertThat(notes)
          .containsExactly("Filling the lake with sample data, seed 1", "The lake is filled");
      assertThatThrownBy(() -> Sandbox.start(settings(0, 0), local(), notes::add))
          .isInstanceOf(TransientException.class)
          .hasMessageContaining("process %d uses it".formatted(ProcessHandle.current().pid()));

      SandboxSettings asIs = settings(sandbox.s3Endpoint().getPort(), sandbox.redshiftPort());
      assertThat(Sandbox.answers(asIs)).isTrue();
      assertThat(Sandbox.answers(settings(1, sandbox.redshiftPort()))).isFalse();
    }
    assertThat(Sandbox.answers(settings(0, 0))).isFalse();

    notes.clear();
    Sandbox.start(settings(0, 0), local(), notes::add).close();
    assertThat(notes).isEmpty();

    Sandbox.reset(home);
    assertThat(home.resolve("s3")).doesNotExist();
    assertThat(home.resolve("redshift")).doesNotExist();
  }

  @Test
  void aFolderIsTakenInsteadOfSampleDataAndAFillingCutOffIsTakenUp(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("log_data/2018/11"));
    Files.createDirectories(folder.resolve("song_data"));
    Files.writeString(folder.resolve("log_data/2018/11/a b=c%.json"), "{}");
    Files.writeString(folder.resolve("song_data/one.json"), "{}");
    Files.writeString(folder.resolve("song_data/.DS_Store"), "");
    SandboxSettings settings = settings(Optional.of(folder));

    Sandbox.start(settings, local(), note -> {}).close();
    assertThat(files("s3/sparkify-lake")).isEqualTo(2);
    assertThat(home.resolve("s3/sparkify-lake/log_data/2018/11/a b=c%.json")).hasContent("{}");

    Files.writeString(folder.resolve("song_data/two.json"), "{}");
    Files.writeString(home.resolve("filling"), "");
    Sandbox.start(settings, local(), note -> {}).close();
    assertThat(files("s3/sparkify-lake")).isEqualTo(3);
    assertThat(home.resolve("filling")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotALakeIsRefused(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("log_data"));

    assertThatThrownBy(() -> Sandbox.start(settings(Optional.of(folder)), local(), note -> {}))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("there is no file in log_data/");
    Files.writeString(folder.resolve("log_data/a.json"), "{}");
    assertThatThrownBy(() -> Sandbox.start(settings(Optional.of(folder)), local(), note -> {}))
        .hasMessageEndingWith("there is no file in song_data/");
  }

  @Test
  void aFolderThatIsAFileOrNotThereIsNamedWithItsKey() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    Path none = home.resolve("none");

    refused(
        settings(file, Optional.empty()), "sandbox.home = %s: is a file, expected a folder", file);
    refused(
        settings(file.resolve("home"), Optional.empty()),
        "sandbox.home = %s: cannot be made or written, expected a folder",
        file.resolve("home"));
    refused(settings(Optional.of(file)), "sandbox.lake = %s: is a file, expected a folder", file);
    refused(
        settings(Optional.of(none)), "sandbox.lake = %s: is not there, expected a folder", none);
  }

  private static void refused(SandboxSettings settings, String reason, Path folder) {
    assertThatThrownBy(() -> Sandbox.start(settings, local(), note -> {}))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("Cannot start the sandbox: " + reason.formatted(folder))
        .message()
        .doesNotContain("java", "Exception");
  }

  private SandboxSettings settings(int s3Port, int redshiftPort) {
    return new SandboxSettings(
        home, Optional.empty(), s3Port, redshiftPort, 1, new SampleSize(2, 5, 12, 4));
  }

  private SandboxSettings settings(Optional<Path> lake) {
    return settings(home, lake);
  }

  private static SandboxSettings settings(Path home, Optional<Path> lake) {
    return new SandboxSettings(home, lake, 0, 0, 1, new SampleSize(2, 5, 12, 4));
  }

  private static Settings local() {
    return Settings.read(
        new SettingsSource(
            List.of(SandboxSettings.REFERENCE),
            SettingsFile.of(Path.of("conf/local.conf")),
            Map.of(),
            List.of()));
  }

  private long files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve(folder))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static int query(Settings settings, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                settings.redshift().url(),
                settings.redshift().user().orElseThrow(),
                settings.redshift().password().orElseThrow().reveal());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
