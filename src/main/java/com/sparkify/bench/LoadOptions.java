package com.sparkify.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The lake that loads are measured on. */
final class LoadOptions {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "a folder with log_data/ and song_data/ (default: sample data)")
  Optional<Path> lake = Optional.empty();

  @Option(
      names = "--songs",
      paramLabel = "N",
      description = "maximum number of songs (default: all; 1000 of sample data)")
  Optional<Integer> songs = Optional.empty();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "30",
      description = "delay of each S3 request in milliseconds (default: ${DEFAULT-VALUE})")
  int latency;

  /** Days of logs, if sample data is used. */
  int days = 30;
}
