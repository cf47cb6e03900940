package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.ForkException;
import com.sparkify.bench.Rounds.Attempt;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.load.LoadFork;
import com.sparkify.bench.load.LoadJob;
import com.sparkify.bench.load.LoadJob.Variant;
import com.sparkify.bench.proxy.CountingProxy;
import com.sparkify.sample.SampleSize;
import com.sparkify.sandbox.Sandbox;
import com.sparkify.sandbox.SandboxSettings;
import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Measures whole loads: a sandbox with a lake, and several ways to load it. */
final class LoadBench {
  /** The schema of {@link #loadOnce}. */
  static final String LOADED = "loaded";

  private static final int SAMPLE_SONGS = 1_000;

  private final LoadOptions options;
  private final Rounds rounds;
  private final Sandbox sandbox;
  private final MeasuredFork forks;
  private String details = "";

  LoadBench(LoadOptions options, Rounds rounds, ForkProcess process) {
    this.options = options;
    this.rounds = rounds;
    options.songs.ifPresent(
        count ->
            OptionValues.require(
                count >= 1 && count <= 1_000_000, "--songs", count, "1 to 1000000"));
    OptionValues.require(
        options.latency >= 0 && options.latency <= 10_000,
        "--latency",
        options.latency,
        "0 to 10000 ms");
    BenchHome home = process.home();
    Optional<Path> lake = options.lake.map(folder -> part(folder, home.folder().resolve("lake")));
    var settings =
        new SandboxSettings(
            home.folder(),
            lake,
            0,
            0,
            1,
            new SampleSize(options.days, 100, options.songs.orElse(SAMPLE_SONGS), 30));
    LoadJob anyEndpoint = new LoadJob(Variant.OURS, LOADED, URI.create("http://127.0.0.1:1"), 1);
    sandbox = home.register(Sandbox.start(settings, anyEndpoint.settings(), rounds.progress()));
    CountingProxy proxy = home.register(CountingProxy.start(sandbox.s3Endpoint()));
    proxy.delay(Duration.ofMillis(options.latency));
    forks = new MeasuredFork(process, proxy);
  }

  /** The lake and the latency, for titles. */
  String place() {
    return "%s, %d ms a request"
        .formatted(
            options.lake.map(folder -> "the lake " + folder.getFileName()).orElse("sample data"),
            options.latency);
  }

  /** Details of the last load: its row counts, or the listing time of an idle run. */
  String details() {
    return details;
  }

  /** The tables of a schema. */
  Warehouse warehouse(String schema) {
    return new Warehouse(job(Variant.OURS, schema).settings().redshift(), "bench");
  }

  /** Loads the lake into the schema {@link #LOADED}, for measurements that need a loaded star. */
  void loadOnce() {
    var rest = new StringBuilder();
    try {
      forks.run(LoadFork.class, arguments(Variant.OURS, LOADED), text -> read(text, rest));
      details = rest.toString();
    } catch (ForkException e) {
      throw new TransientException("Cannot load the lake: " + e.getMessage());
    }
  }

  /**
   * Measures the variants in turn.
   *
   * @throws DataException if they do not load the same numbers of rows
   */
  List<Result> execute(String title, List<Variant> variants) {
    Map<Variant, String> counts = new LinkedHashMap<>();
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    for (Variant variant : variants) {
      attempts.put(
          variant.label(),
          number -> {
            String schema = variant.isLoading() ? variant.label() + "_" + number : LOADED;
            var rest = new StringBuilder();
            Round round = forks.run(LoadFork.class, arguments(variant, schema), t -> read(t, rest));
            counts.put(variant, rest.toString());
            details = rest.isEmpty() ? details : rest.toString();
            return round;
          });
    }
    return rounds.execute(title, attempts, () -> requireSame(counts));
  }

  private static Measurement read(String text, StringBuilder rest) {
    rest.append(text.replaceFirst("^\\S+ \\S+ \\S+ ?", ""));
    return Measurement.parse(text);
  }

  private void requireSame(Map<Variant, String> counts) {
    if (counts.values().stream().filter(text -> !text.isEmpty()).distinct().count() > 1) {
      throw new DataException(
          "Cannot compare: the tables hold different numbers of rows; " + counts);
    }
  }

  private List<String> arguments(Variant variant, String schema) {
    return job(variant, schema).toArguments();
  }

  private LoadJob job(Variant variant, String schema) {
    return new LoadJob(variant, schema, forks.proxy().endpoint(), sandbox.redshiftPort());
  }

  // A copy of the lake with only the first songs by path.
  private Path part(Path lake, Path copy) {
    if (options.songs.isEmpty()) {
      return lake;
    }
    try (Stream<Path> songs = Files.walk(lake.resolve("song_data"))) {
      FileUtils.copyDirectory(lake.resolve("log_data").toFile(), copy.resolve("log_data").toFile());
      for (Path song :
          songs.filter(Files::isRegularFile).sorted().limit(options.songs.get()).toList()) {
        FileUtils.copyFile(song.toFile(), copy.resolve(lake.relativize(song)).toFile());
      }
      return copy;
    } catch (IOException e) {
      throw BenchErrors.cannot("copy " + lake, e);
    }
  }
}
