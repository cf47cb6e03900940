package com.sparkify.sandbox;

import com.sparkify.sample.SampleSize;
import com.sparkify.warehouse.settings.Key;
import com.sparkify.warehouse.settings.Kind;
import com.sparkify.warehouse.settings.Kinds;
import com.sparkify.warehouse.settings.Rules;
import com.sparkify.warehouse.settings.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the sandbox is set up; a port of 0 is any that is free.
 *
 * @param home the folder that holds its state
 * @param lake a folder with {@code log_data/} and {@code song_data/} that an empty lake is filled
 *     from; none means sample data
 * @param seed what the sample data grows from
 */
public record SandboxSettings(
    Path home, Optional<Path> lake, int s3Port, int redshiftPort, long seed, SampleSize sample) {

  private static final Kind<Integer> PORT = Kinds.number().where(Rules.PORT);

  private static final Key<Path> HOME = Key.withDefault("sandbox.home", Kinds.path(), ".sandbox");
  private static final Key<Optional<Path>> LAKE = Key.optional("sandbox.lake", Kinds.path());
  private static final Key<Integer> S3_PORT = Key.withDefault("sandbox.s3-port", PORT, "9000");
  private static final Key<Integer> REDSHIFT_PORT =
      Key.withDefault("sandbox.redshift-port", PORT, "5439");
  private static final Key<Long> SEED =
      Key.withDefault("sandbox.sample.seed", Kinds.longNumber(), "1");
  private static final Key<Integer> DAYS = count("days", "30");
  private static final Key<Integer> USERS = count("users", "100");
  private static final Key<Integer> SONGS = count("songs", "1000");
  private static final Key<Integer> SESSIONS = count("sessions-per-day", "30");

  /** The section {@code sandbox}. */
  public static final Section<SandboxSettings> SECTION =
      new Section<>(
          List.of(HOME, LAKE, S3_PORT, REDSHIFT_PORT, SEED, DAYS, USERS, SONGS, SESSIONS),
          values ->
              new SandboxSettings(
                  values.get(HOME),
                  values.get(LAKE),
                  values.get(S3_PORT),
                  values.get(REDSHIFT_PORT),
                  values.get(SEED),
                  new SampleSize(
                      values.get(DAYS),
                      values.get(USERS),
                      values.get(SONGS),
                      values.get(SESSIONS))));

  private static Key<Integer> count(String name, String fallback) {
    return Key.withDefault("sandbox.sample." + name, Kinds.number(), fallback);
  }
}
