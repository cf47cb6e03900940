package com.sparkify.bench.candidate;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.parsing.Source;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compared ways to turn raw files into staged files. */
public enum Candidate {
  OURS("this project: LakeListing and Ingest", Takes.ALL, Ours::onS3),
  OURS_LOCAL(
      "this project on local files, like DuckDB: no S3 listing, no latency",
      Takes.ALL,
      Ours::onLocalDisk),
  JSON("spark.read.json(path), schema inferred", Takes.ALL, SparkPeer::inferring),
  SCHEMA("spark.read.schema(s).json(path)", Takes.ALL, SparkPeer::withSchema),
  BINARYFILE("spark.read binaryFile + from_json", Takes.SMALL_FILES, SparkPeer::binaryFiles),
  WHOLETEXT("wholeTextFiles + from_json", Takes.SMALL_FILES, SparkPeer::wholeTextFiles),
  DUCKDB(
      "DuckDB read_json, explicit columns; local files: no S3 listing, no latency; its own gzip level",
      Takes.ALL,
      DuckDb::new),
  BASELINE(
      "plain Java: list, 64 GETs in flight, Jackson, gzip; no validation",
      Takes.ALL,
      Baseline::new);

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
   * Finds a candidate by its label.
   *
   * @throws SettingsException if there is none; the message lists all labels
   */
  public static Candidate named(String label) {
    return Arrays.stream(values())
        .filter(candidate -> candidate.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "Cannot bench %s: expected one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Candidate::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name in options and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One line on how it works. */
  public String description() {
    return description;
  }

  /** Whether it can read this source: those with a file per row cannot read large files. */
  public boolean takes(Source source) {
    return takes == Takes.ALL || source == Source.SONGS;
  }

  /** Sets up the candidate; this is not measured. */
  Work prepare(Job job) {
    return maker.apply(job);
  }
}
