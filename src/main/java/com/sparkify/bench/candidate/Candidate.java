package com.sparkify.bench.candidate;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.parsing.Source;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways to make staged files out of raw ones that are measured beside each other. */
public enum Candidate {
  OURS("this project: LakeListing and Check", Takes.ALL, Ours::onS3),
  OURS_LOCAL(
      "this project on local files, as DuckDB is: no listing by S3, no latency",
      Takes.ALL,
      Ours::onLocalDisk),
  JSON("spark.read.json(path), schema inferred", Takes.ALL, SparkPeer::inferring),
  SCHEMA("spark.read.schema(s).json(path)", Takes.ALL, SparkPeer::withSchema),
  BINARYFILE("spark.read binaryFile + from_json", Takes.SMALL_FILES, SparkPeer::binaryFiles),
  WHOLETEXT("wholeTextFiles + from_json", Takes.SMALL_FILES, SparkPeer::wholeTextFiles),
  DUCKDB(
      "DuckDB read_json, explicit columns; local files: no listing, no latency; its own gzip level",
      Takes.ALL,
      DuckDb::new),
  FLOOR("plain Java: list, 64 GETs in flight, Jackson, gzip; no checks", Takes.ALL, Baseline::new);

  private enum Takes {
    ALL,
    SMALL_FILES
  }

  private final String description;
  private final Takes takes;
  private final Function<Job, Work> maker;

  Candidate(String description, Takes takes, Function<Job, Work> maker) {
    this.description = description;
    this.takes = takes;
    this.maker = maker;
  }

  /**
   * The contestant of this label.
   *
   * @throws SettingsException if there is none, naming those that there are
   */
  public static Candidate named(String label) {
    return Arrays.stream(values())
        .filter(contestant -> contestant.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "Cannot bench %s: wanted one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Candidate::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** Its name in options and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How it works, in a line. */
  public String description() {
    return description;
  }

  /** Whether it is meant for such files: who holds a whole file as one row takes no large ones. */
  public boolean takes(Source feed) {
    return takes == Takes.ALL || feed == Source.SONGS;
  }

  /** Gets ready, which is not measured. */
  Work prepare(Job job) {
    return maker.apply(job);
  }
}
