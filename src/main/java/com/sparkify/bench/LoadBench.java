package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.Failed;
import com.sparkify.bench.Rounds.Attempt;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.load.LoadFork;
import com.sparkify.bench.load.LoadJob;
import com.sparkify.bench.load.LoadJob.Way;
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

/** Whole loads: a sandbox with a lake, and those who fill tables from it. */
final class LoadBench {
  /** The schema of {@link #loadOnce}. */
  static final String LOADED = "loaded";

  private static final int SAMPLE_SONGS = 1_000;

  private final LoadOptions options;
  private final Rounds rounds;
  private final Sandbox sandbox;
  private final MeasuredFork children;
  private String told = "";

  LoadBench(LoadOptions options, Rounds rounds, ForkProcess process) {
    this.options = options;
    this.rounds = rounds;
    options.songs.ifPresent(
        count -> Wanted.that(count >= 1 && count <= 1_000_000, "--songs", count, "1 to 1000000"));
    Wanted.that(
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
    LoadJob anywhere = new LoadJob(Way.OURS, LOADED, URI.create("http://127.0.0.1:1"), 1);
    sandbox = home.opened(Sandbox.start(settings, anywhere.settings(), rounds.progress()));
    CountingProxy proxy = home.opened(CountingProxy.start(sandbox.s3Endpoint()));
    proxy.delay(Duration.ofMillis(options.latency));
    children = new MeasuredFork(process, proxy);
  }

  /** Where it is done, in some words. */
  String place() {
    return "%s, %d ms a request"
        .formatted(
            options.lake.map(folder -> "the lake " + folder.getFileName()).orElse("sample data"),
            options.latency);
  }

  /**
   * What the last load has told: how many rows it has made, or of an idle one how long it listed.
   */
  String told() {
    return told;
  }

  /** The tables of a schema. */
  Warehouse warehouse(String schema) {
    return new Warehouse(job(Way.OURS, schema).settings().redshift(), "bench");
  }

  /** Loads the lake, for those who measure what comes after. */
  void loadOnce() {
    var rest = new StringBuilder();
    try {
      children.run(LoadFork.class, arguments(Way.OURS, LOADED), text -> read(text, rest));
      told = rest.toString();
    } catch (Failed e) {
      throw new TransientException("Cannot load the lake: " + e.getMessage());
    }
  }

  /**
   * Measures the ways in turn.
   *
   * @throws DataException if they do not all fill the tables with as many rows
   */
  List<Result> execute(String title, List<Way> ways) {
    Map<Way, String> counts = new LinkedHashMap<>();
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    for (Way way : ways) {
      attempts.put(
          way.label(),
          number -> {
            String schema = way.isLoading() ? way.label() + "_" + number : LOADED;
            var rest = new StringBuilder();
            Round round = children.run(LoadFork.class, arguments(way, schema), t -> read(t, rest));
            counts.put(way, rest.toString());
            told = rest.isEmpty() ? told : rest.toString();
            return round;
          });
    }
    return rounds.execute(title, attempts, () -> requireSame(counts));
  }

  private static Measurement read(String text, StringBuilder rest) {
    rest.append(text.replaceFirst("^\\S+ \\S+ \\S+ ?", ""));
    return Measurement.parse(text);
  }

  private void requireSame(Map<Way, String> counts) {
    if (counts.values().stream().filter(text -> !text.isEmpty()).distinct().count() > 1) {
      throw new DataException(
          "Cannot compare: the tables hold different numbers of rows; " + counts);
    }
  }

  private List<String> arguments(Way way, String schema) {
    return job(way, schema).toArguments();
  }

  private LoadJob job(Way way, String schema) {
    return new LoadJob(way, schema, children.proxy().endpoint(), sandbox.redshiftPort());
  }

  // As many songs as wanted, the first by their paths; all else as it is.
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
      throw BenchException.with("copy " + lake, e);
    }
  }
}
