package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A settings file, variables and --set, built up by a test. */
record SettingsFixture(Path file, Map<String, String> environment, List<String> assignments) {

  /** Every required key, and nothing besides. */
  static final String REQUIRED =
      """
      lake { logs = "s3a://lake/log_data", songs = "s3a://lake/song_data", rejects = "s3a://lake/rejects" }
      redshift {
        url = "jdbc:redshift://host:5439/dev"
        user = loader
        password = "hunter2"
        temp-dir = "s3a://temp/load"
      }
      """;

  static SettingsFixture file(Path folder, String text) {
    try {
      Path file = folder.resolve("test.conf");
      return new SettingsFixture(Files.writeString(file, text), Map.of(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SettingsFixture variables(Map<String, String> variables) {
    return new SettingsFixture(file, variables, assignments);
  }

  SettingsFixture set(String... more) {
    return new SettingsFixture(file, environment, List.of(more));
  }

  SettingsSource source() {
    return new SettingsSource(List.of(), SettingsFile.of(file), environment, assignments);
  }

  Settings read() {
    return Settings.read(source());
  }

  String problem() {
    return catchThrowableOfType(SettingsException.class, this::read).getMessage();
  }
}
