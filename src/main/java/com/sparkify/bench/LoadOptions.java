package com.sparkify.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What lake a whole load is measured on. */
final class LoadOptions {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "a folder with log_data/ and song_data/ (default: sample data)")
  Optional<Path> lake = Optional.empty();

  @Option(
      names = "--songs",
      paramLabel = "N",
      description = "at most so many songs of it (default: all, of sample data 1000)")
  Optional<Integer> songs = Optional.empty();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "30",
      description = "how long each request to S3 waits (default: ${DEFAULT-VALUE})")
  int latency;

  /** Of sample data. */
  int days = 30;
}
