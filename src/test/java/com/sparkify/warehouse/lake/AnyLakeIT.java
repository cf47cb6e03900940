package com.sparkify.warehouse.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.sandbox.s3.UnsignedS3;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.listing.Listing;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.lake.reading.WholeFiles;
import com.sparkify.warehouse.lake.writing.Outputs;
import com.sparkify.warehouse.lake.writing.RejectReader;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.lake.writing.SplitFiles;
import com.sparkify.warehouse.lake.writing.StagedPart;
import com.sparkify.warehouse.lake.writing.StagingTable;
import com.sparkify.warehouse.promises.OddFile;
import com.sparkify.warehouse.promises.OddFile.Kind;
import com.sparkify.warehouse.promises.OddFiles;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is in a lake, each line of each file of data is a row or a reject, and all else is
 * counted or hidden. {@code -Dseed} repeats a printed seed; {@code -Dlakes} sets the number of
 * lakes. It runs the tasks of Ingest one after the other, without Spark.
 */
class AnyLakeIT {
  private static final LineLimits LIMITS =
      new LineLimits(OddFiles.LONGEST_LINE, LocalDate.EPOCH, OddFiles.SLACK);
  private static final String BUCKET = "s3a://bucket/";
  private static final int SESSION = Source.EVENTS.indexOf("session_id");

  /** What has become of a file: the sessions of its rows, and the lines of its rejects. */
  private record Outcome(List<Long> rows, List<Long> rejects) {
    Outcome() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @TempDir Path home;
  @TempDir Path objects;
  private UnsignedS3 s3;
  private Configuration hadoop;
  private FileSystem fs;

  @BeforeEach
  void start() throws Exception {
    s3 = new UnsignedS3(objects);
    hadoop = s3.hadoop();
    fs = FileSystem.newInstance(URI.create(BUCKET), hadoop);
  }

  @AfterEach
  void stop() throws Exception {
    fs.close();
    s3.close();
  }

  @Test
  void everyLineIsARowOrARejectAndAllElseIsCountedOrHidden() throws IOException {
    long first = Long.getLong("seed", System.currentTimeMillis());
    int lakes = Integer.getInteger("lakes", 40);
    System.out.printf("%d random lakes from -Dseed=%d%n", lakes, first);
    for (long seed = first; seed < first + lakes; seed++) {
      var random = new Random(seed);
      try {
        OddFiles files = OddFiles.withRawKeys(random, Instant.now().truncatedTo(SECONDS));
        List<OddFile> lake = Stream.generate(files::next).limit(1 + random.nextInt(25)).toList();
        verify(lake, "lake" + seed, random);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dseed=" + seed + " -Dlakes=1", e);
      }
    }
  }

  private void verify(List<OddFile> lake, String folder, Random random) throws IOException {
    lake.forEach(file -> s3.put(folder + "/" + file.key(), file.stored().get()));
    if (lake.stream().noneMatch(file -> file.kind() == Kind.DATA)) {
      assertThatThrownBy(() -> new LakeListing(BUCKET + folder, hadoop).execute())
          .isInstanceOf(SettingsException.class);
      return;
    }
    Listing listing = new LakeListing(BUCKET + folder, hadoop).execute();
    assertThat(listing.others())
        .isEqualTo(lake.stream().filter(file -> file.kind() == Kind.OTHER).count());

    Path place = Files.createDirectory(home.resolve(folder));
    Map<String, Outcome> outcomes = ingest(listing.files(), place, random);

    var expected = new TreeMap<String, Outcome>();
    var descriptions = new TreeMap<String, String>();
    for (OddFile file : lake) {
      if (file.kind() == Kind.DATA) {
        String path = "s3://bucket/" + folder + "/" + file.key();
        expected.put(path, new Outcome(file.rows(), file.rejects()));
        descriptions.put(path, file.description());
      }
    }
    assertThat(outcomes.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (path, outcome) ->
            assertThat(outcomes.get(path))
                .as("%s, %s", path, descriptions.get(path))
                .isEqualTo(outcome));
    FileUtils.deleteDirectory(place.toFile());
  }

  private Map<String, Outcome> ingest(List<LakeFile> files, Path place, Random random)
      throws IOException {
    var folders =
        RunFolders.of("run1", place.resolve("t").toUri().toString(), place.toUri().toString());
    List<Split> splits = splits(files, new WholeFiles(fs).among(files), random);
    IngestReport report;
    try (var outputs = new Outputs(Source.EVENTS, folders, "part", hadoop);
        var fetcher = new Fetcher(splits, fs)) {
      var ingester = new FileIngester(Source.EVENTS, LIMITS, outputs);
      for (Fetcher.Opened it = fetcher.next(); it != null; it = fetcher.next()) {
        ingester.ingest(it);
      }
      report = ingester.report(outputs.finish());
    }
    assertThat(report.vanished()).isEmpty();
    List<StagedPart> parts =
        Stream.concat(
                report.parts().stream(),
                new SplitFiles(Source.EVENTS, folders, hadoop).execute(report.splits()).stream())
            .toList();
    return outcomes(parts, report.rejected(), place);
  }

  /** Some files that are not compressed are cut anywhere. */
  private static List<Split> splits(List<LakeFile> files, Set<LakeFile> whole, Random random) {
    var splits = new ArrayList<Split>();
    for (LakeFile file : files) {
      int size = (int) file.size();
      if (size < 3 || whole.contains(file) || random.nextBoolean()) {
        splits.add(new Split(file, 0, size));
        continue;
      }
      int cut = 1 + random.nextInt(size - 2);
      int next = cut + random.nextInt(size - cut);
      splits.add(new Split(file, 0, cut));
      if (next > cut) {
        splits.add(new Split(file, cut, next));
      }
      splits.add(new Split(file, next, size));
    }
    return splits;
  }

  private Map<String, Outcome> outcomes(List<StagedPart> parts, long rejected, Path place)
      throws IOException {
    var outcomes = new TreeMap<String, Outcome>();
    var counted = new TreeMap<String, List<Integer>>();
    for (StagedPart part : parts) {
      for (String[] row : csv(part.path())) {
        if (part.table() == StagingTable.STAGING_FILES) {
          outcomes.computeIfAbsent(row[1], path -> new Outcome());
          counted.put(row[1], Stream.of(row[5], row[6], row[7]).map(Integer::valueOf).toList());
        } else {
          outcomes
              .computeIfAbsent(row[row.length - 1], path -> new Outcome())
              .rows
              .add(Long.valueOf(row[SESSION]));
        }
      }
    }
    if (rejected > 0) {
      new RejectReader(place.toUri().toString(), hadoop)
          .read(
              "run1",
              Long.MAX_VALUE,
              reject -> {
                assertThat(reject.reason()).isNotBlank();
                outcomes
                    .computeIfAbsent(reject.file(), path -> new Outcome())
                    .rejects
                    .add(reject.line());
              });
    }
    outcomes.forEach(
        (path, outcome) -> {
          int rows = outcome.rows.size();
          int rejects = outcome.rejects.size();
          assertThat(counted.get(path)).as(path).containsExactly(rows + rejects, rows, rejects);
          assertThat(new HashSet<>(outcome.rejects)).hasSize(rejects);
        });
    return outcomes;
  }

  private static List<String[]> csv(String path) throws IOException {
    var settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setMaxCharsPerColumn(-1);
    try (var in =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(Path.of(URI.create(path)))), UTF_8)) {
      return new CsvParser(settings).parseAll(in);
    }
  }
}
