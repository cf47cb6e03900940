package com.sparkify.sandbox;

import com.sparkify.sample.SampleSize;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.Checks;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsReader;
import com.sparkify.warehouse.settings.SettingsReader.Key;
import com.sparkify.warehouse.settings.SettingsSource;
import com.typesafe.config.Config;
import java.nio.file.Path;
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
    Path home,
    Optional<Path> lake,
    int s3Port,
    int redshiftPort,
    @Key("sample.seed") long seed,
    SampleSize sample) {

  /** The keys of the sandbox and their defaults. */
  public static final Config REFERENCE = SettingsSource.reference(SandboxSettings.class);

  private static final int MOST_PORT = 65_535;

  public SandboxSettings {
    new Checks()
        .between("sandbox.s3-port", s3Port, 0, MOST_PORT)
        .between("sandbox.redshift-port", redshiftPort, 0, MOST_PORT)
        .throwIfAny();
  }

  /**
   * Reads the settings of {@code source}, which knows {@link #REFERENCE}.
   *
   * @throws SettingsException naming every problem at once, those of the warehouse among them
   */
  public static SandboxSettings read(SettingsSource source) {
    return SettingsReader.read(source, WithWarehouse.class).sandbox();
  }

  record WithWarehouse(@Key("") Settings warehouse, SandboxSettings sandbox) {}
}
