package com.sparkify.sandbox;

import com.sparkify.sample.SampleSize;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.SettingsReader;
import com.sparkify.warehouse.settings.SettingsSource;
import com.sparkify.warehouse.settings.Validation;
import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the sandbox; port 0 is any free port.
 *
 * @param home folder of its data
 * @param lake a folder with {@code log_data/} and {@code song_data/} that an empty lake is filled
 *     from; none means sample data
 * @param seed of the sample data
 */
public record SandboxSettings(
    Path home,
    Optional<Path> lake,
    int s3Port,
    int redshiftPort,
    @SettingsReader.Key("sample.seed") long seed,
    SampleSize sample) {

  /** The keys of the sandbox and their defaults. */
  public static final Config REFERENCE = SettingsSource.reference(SandboxSettings.class);

  private static final int MOST_PORT = 65_535;

  public SandboxSettings {
    new Validation()
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

  /** The error of a path that is a file, or else is no folder for {@code otherReason}. */
  static SettingsException notAFolder(
      String key, Path path, String otherReason, IOException cause) {
    String reason = Files.isRegularFile(path) ? "is a file" : otherReason;
    return new SettingsException(
        "Cannot start the sandbox: %s = %s: %s, expected a folder".formatted(key, path, reason),
        cause);
  }

  record WithWarehouse(@SettingsReader.Key("") Settings warehouse, SandboxSettings sandbox) {}
}
