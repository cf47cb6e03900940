package com.sparkify.bench.load;

import com.sparkify.bench.candidate.Job;
import com.sparkify.warehouse.settings.DataSize;
import com.sparkify.warehouse.settings.KeyMatching;
import com.sparkify.warehouse.settings.LakeSettings;
import com.sparkify.warehouse.settings.LoadSettings;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One load, passed to its process as arguments.
 *
 * @param schema of the tables
 * @param endpoint of the S3 server
 * @param redshiftPort on 127.0.0.1
 */
public record LoadJob(Variant variant, String schema, URI endpoint, int redshiftPort) {

  /** The measured variants. */
  public enum Variant {
    OURS,
    TUTORIAL,
    /** Ours, when there is nothing new. */
    IDLE,
    /** A Spark session without a load. */
    EMPTY;

    /** The name in reports. */
    public String label() {
      return this == IDLE ? OURS.label() : name().toLowerCase(Locale.ROOT);
    }

    /** Whether it needs empty tables. */
    public boolean isLoading() {
      return this == OURS || this == TUTORIAL;
    }
  }

  /** The arguments of {@link LoadFork}. */
  public List<String> toArguments() {
    return List.of(variant.name(), schema, endpoint.toString(), Integer.toString(redshiftPort));
  }

  static LoadJob of(String[] arguments) {
    return new LoadJob(
        Variant.valueOf(arguments[0]),
        arguments[1],
        URI.create(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /** The settings of the run, and of the sandbox that it uses. */
  public Settings settings() {
    return new Settings(
        new LakeSettings(
            "s3a://bench-lake/log_data",
            "s3a://bench-lake/song_data",
            "s3a://bench-lake/rejects",
            DataSize.parse("1MiB"),
            LocalDate.EPOCH,
            KeyMatching.EXACT),
        new S3Settings(Optional.of(endpoint), Optional.of(Job.REGION), Optional.of(Job.KEYS)),
        new RedshiftSettings(
            "jdbc:redshift://127.0.0.1:" + redshiftPort + "/dev?ssl=false",
            Optional.of("dev"),
            Optional.of(new Secret("bench")),
            Optional.empty(),
            schema,
            StagingWriterChoice.COPY,
            "s3a://bench-temp/" + schema,
            Optional.of("arn:aws:iam::123456789012:role/bench"),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(2)),
        new LoadSettings(
            RejectLimit.parse("1%"),
            RejectLimit.parse("50%"),
            Duration.ofDays(1),
            5,
            Duration.ofMillis(500),
            Duration.ofMinutes(5),
            Optional.empty()));
  }
}
