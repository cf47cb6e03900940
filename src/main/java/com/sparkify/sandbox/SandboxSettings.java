package com.sparkify.sandbox;

import com.sparkify.sandbox.sample.SampleSize;
import com.sparkify.warehouse.settings.Key;
import com.sparkify.warehouse.settings.Kind;
import com.sparkify.warehouse.settings.Kinds;
import com.sparkify.warehouse.settings.Rules;
import com.sparkify.warehouse.settings.Section;
import com.sparkify.warehouse.settings.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the sandbox is set up.
 *
 * @param home the folder that holds its state
 * @param lake a folder with {@code log_data/} and {@code song_data/} that an empty lake is filled
 *     from; none means sample data
 * @param s3Port the port of the S3 server, 0 for any that is free
 * @param redshiftPort the port of Redshift, 0 for any that is free
 * @param seed what the sample data grows from
 * @param sample how much sample data is made
 */
public record SandboxSettings(
    Path home, Optional<Path> lake, int s3Port, int redshiftPort, long seed, SampleSize sample) {

  private static final Kind<Integer> PORT = Kinds.number().where(Rules.PORT);
  private static final Kind<Integer> COUNT = Kinds.number().where(Rules.POSITIVE);

  private static final Key<Path> HOME = Key.withDefault("sandbox.home", Kinds.path(), ".sandbox");
  private static final Key<Optional<Path>> LAKE = Key.optional("sandbox.lake", Kinds.path());
  private static final Key<Integer> S3_PORT = Key.withDefault("sandbox.s3-port", PORT, "9000");
  private static final Key<Integer> REDSHIFT_PORT =
      Key.withDefault("sandbox.redshift-port", PORT, "5439");
  private static final Key<Long> SEED =
      Key.withDefault("sandbox.sample.seed", Kinds.longNumber(), "1");
  private static final Key<Integer> DAYS = Key.withDefault("sandbox.sample.days", COUNT, "30");
  private static final Key<Integer> USERS = Key.withDefault("sandbox.sample.users", COUNT, "100");
  private static final Key<Integer> SONGS = Key.withDefault("sandbox.sample.songs", COUNT, "1000");
  private static final Key<Integer> SESSIONS_PER_DAY =
      Key.withDefault("sandbox.sample.sessions-per-day", COUNT, "30");

  /** The section {@code sandbox}. */
  public static final Section<SandboxSettings> SECTION =
      new Section<>(
          List.of(HOME, LAKE, S3_PORT, REDSHIFT_PORT, SEED, DAYS, USERS, SONGS, SESSIONS_PER_DAY),
          SandboxSettings::of);

  public SandboxSettings {
    Rules.PORT.check(S3_PORT.path(), s3Port);
    Rules.PORT.check(REDSHIFT_PORT.path(), redshiftPort);
  }

  private static SandboxSettings of(Values values) {
    return new SandboxSettings(
        values.get(HOME),
        values.get(LAKE),
        values.get(S3_PORT),
        values.get(REDSHIFT_PORT),
        values.get(SEED),
        new SampleSize(
            values.get(DAYS), values.get(USERS), values.get(SONGS), values.get(SESSIONS_PER_DAY)));
  }
}
