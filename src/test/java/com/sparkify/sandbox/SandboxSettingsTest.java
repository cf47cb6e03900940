package com.sparkify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.sample.SampleSize;
import com.sparkify.warehouse.settings.LoadedSettings;
import com.sparkify.warehouse.settings.Section;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsReader;
import com.sparkify.warehouse.settings.SettingsSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {

  @Test
  void everyDefaultIsPinned() {
    assertThat(local().get(SandboxSettings.SECTION))
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
  void theEnvironmentLocalPointsAtTheSandbox() {
    Settings settings = Settings.of(local("sandbox.s3-port=9001", "sandbox.redshift-port=5440"));

    assertThat(settings.s3().endpoint()).contains(URI.create("http://127.0.0.1:9001"));
    assertThat(settings.redshift().url()).startsWith("jdbc:redshift://127.0.0.1:5440/dev");
  }

  private static LoadedSettings local(String... assignments) {
    List<Section<?>> sections = new ArrayList<>(Settings.sections());
    sections.add(SandboxSettings.SECTION);
    return SettingsReader.read(
        new SettingsSource(Path.of("conf/local.conf"), Map.of(), List.of(assignments)), sections);
  }
}
