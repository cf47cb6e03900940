package com.sparkify.warehouse.run;

import static com.sparkify.testing.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sparkify.sample.SampleSize;
import com.sparkify.sandbox.Sandbox;
import com.sparkify.sandbox.SandboxSettings;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.Questions;
import com.sparkify.warehouse.star.TestRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real logs and songs, where they lie beside the project. What they must give was counted apart
 * from this code, when the rules of the star schema were written.
 */
class RealDataIT {
  private static final Path DATA = Path.of("../shared/data/sparkify.tar.gz");
  private static final LoadRequest NEW =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.NEW_FILES);

  @TempDir Path home;

  @Test
  void theRealMonthGivesTheKnownStarAndASecondRunChangesNothing() throws IOException {
    assumeTrue(Files.exists(DATA), "the real data is not beside the project");
    Path lake = unpack();
    var sandboxSettings =
        new SandboxSettings(
            home.resolve("sandbox"), Optional.of(lake), 0, 0, 1, new SampleSize(1, 1, 1, 1));
    Settings asked = inBucketsOfItsOwn(TestSandbox.get().settings());
    try (Sandbox sandbox = Sandbox.start(sandboxSettings, asked, line -> {})) {
      Settings settings = TestSandbox.by(sandbox, asked);
      var warehouse = new Warehouse(settings.redshift(), "test");

      LoadSummary summary = load(settings);

      assertThat(summary.counts().rejected()).isZero();
      assertThat(counts(warehouse)).containsExactly("8056|14896|6820|333|97|14896|9553|6813");
      assertThat(
              new Questions(warehouse)
                  .answer(Questions.named(Optional.of("top-songs")).get(0))
                  .rows()
                  .get(0))
          .contains("You're The One", 37L);

      List<String> star = star(warehouse);
      assertThat(load(settings).published()).isEmpty();
      assertThat(star(warehouse)).isEqualTo(star);
    }
  }

  // Hadoop remembers by the bucket which server it asks.
  private static Settings inBucketsOfItsOwn(Settings settings) {
    Settings logs = with(settings, "lake.logs", "s3a://real-lake/log_data");
    Settings songs = with(logs, "lake.songs", "s3a://real-lake/song_data");
    Settings rejects = with(songs, "lake.rejects", "s3a://real-lake/rejects");
    return with(rejects, "redshift.tempDir", "s3a://real-temp/load");
  }

  private static LoadSummary load(Settings settings) {
    return new Load(settings, TestSpark.session(), new LogProgress()).execute(NEW);
  }

  private static List<String> counts(Warehouse warehouse) {
    return TestRows.of(
        warehouse,
        """
        SELECT (SELECT count(*) FROM staging_events), (SELECT count(*) FROM staging_songs),
               (SELECT count(*) FROM songplays), (SELECT count(song_id) FROM songplays WHERE artist_id IS NOT NULL),
               (SELECT count(*) FROM users), (SELECT count(*) FROM songs),
               (SELECT count(*) FROM artists), (SELECT count(*) FROM time)""");
  }

  private static List<String> star(Warehouse warehouse) {
    return List.of("songplays", "users", "songs", "artists", "time").stream()
        .flatMap(table -> TestRows.of(warehouse, "SELECT * FROM " + table + " ORDER BY 1").stream())
        .toList();
  }

  private Path unpack() throws IOException {
    Path folder = Files.createDirectory(home.resolve("lake"));
    try (InputStream file = new BufferedInputStream(Files.newInputStream(DATA));
        var tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isFile() && target.startsWith(folder)) {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
        }
      }
    }
    return folder;
  }
}
