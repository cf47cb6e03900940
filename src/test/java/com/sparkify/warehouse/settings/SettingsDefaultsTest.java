package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDefaultsTest {

  @Test
  void everyDefaultIsPinned(@TempDir Path folder) {
    Settings settings = SettingsFixture.file(folder, SettingsFixture.REQUIRED).read();

    assertThat(settings)
        .isEqualTo(
            new Settings(
                new LakeSettings(
                    "s3a://lake/log_data",
                    "s3a://lake/song_data",
                    "s3a://lake/rejects",
                    new DataSize(1024 * 1024)),
                new S3Settings(Optional.empty(), "us-west-2", Optional.empty()),
                new RedshiftSettings(
                    "jdbc:redshift://host:5439/dev",
                    "loader",
                    new Secret("hunter2"),
                    "sparkify",
                    StagingWriterChoice.AUTO,
                    "s3a://temp/load",
                    Optional.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(30)),
                new LoadSettings(
                    RejectLimit.parse("1%"), 5, Duration.ofMillis(500), Duration.ofMinutes(5))));
  }
}
