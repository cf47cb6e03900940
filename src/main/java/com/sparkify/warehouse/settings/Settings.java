package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;

/** The settings of the load; printed, its secrets are masked. */
public record Settings(
    LakeSettings lake, S3Settings s3, RedshiftSettings redshift, LoadSettings load) {

  /**
   * Reads the settings of {@code source}.
   *
   * @throws SettingsException naming every problem at once
   */
  public static Settings read(SettingsSource source) {
    return SettingsReader.read(source, Settings.class);
  }
}
