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
 * The job of one candidate, passed to its process as arguments.
 *
 * @param source what to read
 * @param input bucket and folder of the raw files
 * @param output bucket and folder of the staged files
 * @param endpoint of the S3 server
 * @param buckets local folder of the server's buckets
 */
public record Job(
    Candidate candidate, Source source, String input, String output, URI endpoint, Path buckets) {

  /** The run id of all rows. */
  static final String RUN_ID = "bench";

  /** Keys of the bench's S3 server. */
  public static final S3Credentials KEYS = new S3Credentials("bench", new Secret("bench-secret"));

  public static final String REGION = "us-west-2";

  S3Settings s3() {
    return new S3Settings(Optional.of(endpoint), Optional.of(REGION), Optional.of(KEYS));
  }

  String s3aInput() {
    return "s3a://" + input;
  }

  String s3aOutput() {
    return "s3a://" + output;
  }

  /** The input on local disk, for candidates that do not use S3. */
  Path localInput() {
    return buckets.resolve(input);
  }

  /** The output on local disk, also of candidates that write to S3. */
  public Path localOutput() {
    return buckets.resolve(output);
  }

  /** The arguments of {@link Fork}. */
  public List<String> toArguments() {
    return List.of(
        candidate.name(), source.name(), input, output, endpoint.toString(), buckets.toString());
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
