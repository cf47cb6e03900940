package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import java.util.List;

/** The settings of the load; printed, its secrets are masked. */
public record Settings(
    LakeSettings lake, S3Settings s3, RedshiftSettings redshift, LoadSettings load) {

  /** The sections that make these settings, to be read alone or beside a caller's own. */
  public static List<Section<?>> sections() {
    return List.of(
        LakeSettings.SECTION, S3Settings.SECTION, RedshiftSettings.SECTION, LoadSettings.SECTION);
  }

  /**
   * The settings that {@code source} holds, and nothing besides.
   *
   * @throws SettingsException naming every problem at once
   */
  public static Settings read(SettingsSource source) {
    return of(SettingsReader.read(source, sections()));
  }

  /** The settings out of {@code loaded}, which was read with {@link #sections()} among others. */
  public static Settings of(LoadedSettings loaded) {
    return new Settings(
        loaded.get(LakeSettings.SECTION),
        loaded.get(S3Settings.SECTION),
        loaded.get(RedshiftSettings.SECTION),
        loaded.get(LoadSettings.SECTION));
  }
}
