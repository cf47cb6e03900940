package com.sparkify.bench.load;

import com.sparkify.bench.candidate.Job;
import com.sparkify.warehouse.settings.DataSize;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a process is to load, as it is told.
 *
 * @param way how
 * @param schema where the tables are
 * @param endpoint the S3 server
 * @param redshiftPort the port of Redshift on this machine
 */
public record LoadJob(Way way, String schema, URI endpoint, int redshiftPort) {

  /** The ways that are measured. */
  public enum Way {
    OURS,
    TUTORIAL,
    /** Ours, with nothing new. */
    IDLE,
    /** No load at all. */
    EMPTY;

    /** Its name in tables. */
    public String label() {
      return this == IDLE ? OURS.label() : name().toLowerCase(Locale.ROOT);
    }

    /** Whether it fills tables that are empty. */
    public boolean isLoading() {
      return this == OURS || this == TUTORIAL;
    }
  }

  /** As arguments of a process. */
  public List<String> toArguments() {
    return List.of(way.name(), schema, endpoint.toString(), Integer.toString(redshiftPort));
  }

  static LoadJob of(String[] arguments) {
    return new LoadJob(
        Way.valueOf(arguments[0]),
        arguments[1],
        URI.create(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /** The settings of a run that does this; also those of the sandbox that it is done on. */
  public Settings settings() {
    return new Settings(
        new LakeSettings(
            "s3a://bench-lake/log_data",
            "s3a://bench-lake/song_data",
            "s3a://bench-lake/rejects",
            DataSize.parse("1MiB")),
        new S3Settings(Optional.of(endpoint), Job.REGION, Optional.of(Job.KEYS)),
        new RedshiftSettings(
            "jdbc:redshift://127.0.0.1:" + redshiftPort + "/dev?ssl=false",
            "dev",
            new Secret("bench"),
            schema,
            StagingWriterChoice.COPY,
            "s3a://bench-temp/" + schema,
            Optional.of("arn:aws:iam::123456789012:role/bench"),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30)),
        new LoadSettings(
            RejectLimit.parse("1%"), 5, Duration.ofMillis(500), Duration.ofMinutes(5)));
  }
}
