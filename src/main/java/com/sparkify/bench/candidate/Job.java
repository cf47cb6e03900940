package com.sparkify.bench.candidate;

import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a contestant is to do, as its process is told.
 *
 * @param contestant who
 * @param feed what is to be read
 * @param source where it lies: bucket and folder
 * @param output where the rows go: bucket and folder
 * @param endpoint the S3 server
 * @param buckets the folder on disk that holds the server's buckets
 */
public record Job(
    Candidate contestant, Source feed, String source, String output, URI endpoint, Path buckets) {

  /** The run that every row is tagged with. */
  static final String RUN_ID = "bench";

  /** Lets clients in to the S3 server of the bench. */
  public static final S3Credentials KEYS = new S3Credentials("bench", new Secret("bench-secret"));

  public static final String REGION = "us-west-2";

  /** How S3 is reached. */
  S3Settings s3() {
    return new S3Settings(Optional.of(endpoint), REGION, Optional.of(KEYS));
  }

  String s3aSource() {
    return "s3a://" + source;
  }

  String s3aOutput() {
    return "s3a://" + output;
  }

  /** The source for whoever passes S3 by. */
  Path localSource() {
    return buckets.resolve(source);
  }

  /** Where the output lies on disk, whoever wrote it. */
  public Path localOutput() {
    return buckets.resolve(output);
  }

  /** As arguments of a process. */
  public List<String> toArguments() {
    return List.of(
        contestant.name(), feed.name(), source, output, endpoint.toString(), buckets.toString());
  }

  static Job of(String[] arguments) {
    return new Job(
        Candidate.valueOf(arguments[0]),
        Source.valueOf(arguments[1]),
        arguments[2],
        arguments[3],
        URI.create(arguments[4]),
        Path.of(arguments[5]));
  }
}
