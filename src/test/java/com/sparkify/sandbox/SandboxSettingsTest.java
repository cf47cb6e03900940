package com.sparkify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.sample.SampleSize;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsFile;
import com.sparkify.warehouse.settings.SettingsSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {

  @Test
  void everyDefaultIsPinned() {
    assertThat(SandboxSettings.read(local()))
        .isEqualTo(
            new SandboxSettings(
                Path.of(".sandbox"),
                Optional.empty(),
                9000,
                5439,
                1,
                new SampleSize(30, 100, 1000, 30)));
  }

  @Test
  void everyKeyIsRead() {
    SettingsSource source =
        local(
            "sandbox.home=/h",
            "sandbox.lake=/l",
            "sandbox.s3-port=1",
            "sandbox.redshift-port=2",
            "sandbox.sample.seed=5000000000",
            "sandbox.sample.days=3",
            "sandbox.sample.users=4",
            "sandbox.sample.songs=5",
            "sandbox.sample.sessions-per-day=6");

    assertThat(SandboxSettings.read(source))
        .isEqualTo(
            new SandboxSettings(
                Path.of("/h"),
                Optional.of(Path.of("/l")),
                1,
                2,
                5_000_000_000L,
                new SampleSize(3, 4, 5, 6)));
  }

  @Test
  void theEnvironmentLocalPointsAtTheSandbox() {
    Settings settings = Settings.read(local("sandbox.s3-port=9001", "sandbox.redshift-port=5440"));

    assertThat(settings.s3().endpoint()).contains(URI.create("http://127.0.0.1:9001"));
    assertThat(settings.redshift().url()).startsWith("jdbc:redshift://127.0.0.1:5440/dev");
  }

  @Test
  void allProblemsComeTogetherWithThoseOfTheWarehouse() {
    SettingsSource source =
        local(
            "sandbox.s3-port=65536",
            "sandbox.redshift-port=many",
            "sandbox.home= ",
            "sandbox.sample.days=0",
            "sandbox.sample.users=0",
            "sandbox.sample.song=1",
            "redshift.schema=My Schema");

    assertThatThrownBy(() -> SandboxSettings.read(source))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "sandbox.s3-port = \"65536\": expected a whole number, 0 to 65,535 (--set)",
            "sandbox.redshift-port = \"many\": expected a whole number (--set)",
            "sandbox.home = \" \": expected a path (--set)",
            "sandbox.sample.days = \"0\": expected a whole number, 1 to 10,000 (--set)",
            "sandbox.sample.users = \"0\": expected a whole number, 1 to 1,000,000 (--set)",
            "sandbox.sample.song is unknown; did you mean sandbox.sample.songs? (--set)",
            "redshift.schema = \"My Schema\": expected a plain name");
  }

  private static SettingsSource local(String... assignments) {
    return new SettingsSource(
        List.of(SandboxSettings.REFERENCE),
        SettingsFile.of(Path.of("conf/local.conf")),
        Map.of(),
        List.of(assignments));
  }
}
