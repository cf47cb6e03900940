package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
                    new DataSize(1024 * 1024),
                    LocalDate.parse("2000-01-01"),
                    KeyMatching.EXACT),
                new S3Settings(Optional.empty(), Optional.empty(), Optional.empty()),
                new RedshiftSettings(
                    "jdbc:redshift://host:5439/dev",
                    Optional.of("loader"),
                    Optional.of(new Secret("hunter2")),
                    Optional.empty(),
                    "sparkify",
                    StagingWriterChoice.AUTO,
                    "s3a://temp/load",
                    Optional.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(2)),
                new LoadSettings(
                    RejectLimit.parse("1%"),
                    RejectLimit.parse("50%"),
                    Duration.ofDays(1),
                    5,
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5),
                    Optional.empty())));
  }

  @Test
  void everyKeyIsRead(@TempDir Path folder) {
    Settings settings =
        SettingsFixture.file(folder, "")
            .set(
                "lake.logs=file:/a",
                "lake.songs=file:/b",
                "lake.rejects=file:/c/",
                "lake.max-line=2k",
                "lake.first-day=2015-02-03",
                "lake.keys=ignorecase",
                "s3.endpoint=https://host",
                "s3.region=eu-west-1",
                "s3.access-key=id",
                "s3.secret-key=secret",
                "redshift.url=jdbc:redshift://host/db",
                "redshift.user=user",
                "redshift.password=password",
                "redshift.schema=test",
                "redshift.writer=Copy",
                "redshift.temp-dir=s3://temp",
                "redshift.iam-role=default",
                "redshift.connect-timeout=1s",
                "redshift.statement-timeout=2s",
                "redshift.question-timeout=3s",
                "load.max-rejects=7",
                "load.max-withdrawn=6%",
                "load.clock-slack=2h",
                "load.publish-attempts=8",
                "load.publish-backoff=9",
                "load.lease=10m",
                "load.metrics-namespace=Sparkify/test")
            .read();

    assertThat(settings)
        .isEqualTo(
            new Settings(
                new LakeSettings(
                    "file:/a",
                    "file:/b",
                    "file:/c",
                    new DataSize(2048),
                    LocalDate.parse("2015-02-03"),
                    KeyMatching.IGNORECASE),
                new S3Settings(
                    Optional.of(URI.create("https://host")),
                    Optional.of("eu-west-1"),
                    Optional.of(new S3Credentials("id", new Secret("secret")))),
                new RedshiftSettings(
                    "jdbc:redshift://host/db",
                    Optional.of("user"),
                    Optional.of(new Secret("password")),
                    Optional.empty(),
                    "test",
                    StagingWriterChoice.COPY,
                    "s3://temp",
                    Optional.of("default"),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3)),
                new LoadSettings(
                    RejectLimit.parse("7"),
                    RejectLimit.parse("6%"),
                    Duration.ofHours(2),
                    8,
                    Duration.ofMillis(9),
                    Duration.ofMinutes(10),
                    Optional.of("Sparkify/test"))));
  }

  @Test
  void everyKeyOfTheReferenceIsExplained() throws IOException {
    try (InputStream reference = Settings.class.getResourceAsStream("reference.conf")) {
      List<String> lines =
          new String(reference.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(" = ")).boxed())
          .hasSize(28)
          .allMatch(i -> lines.get(i - 1).strip().startsWith("# "));
    }
  }
}
