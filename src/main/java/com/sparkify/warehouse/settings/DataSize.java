package com.sparkify.warehouse.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;

/**
 * A size of data.
 *
 * @param bytes the size in bytes, 1 or more
 */
public record DataSize(long bytes) {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  public DataSize {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "Cannot use a size of " + bytes + " bytes: wanted 1 or more");
    }
  }

  /**
   * The size that {@code text} names in HOCON's units: {@code 512k}, {@code 1MiB}, {@code 10 MB};
   * bytes without a unit.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static DataSize parse(String text) {
    try {
      return new DataSize(ConfigValueFactory.fromAnyRef(text).atKey("size").getBytes("size"));
    } catch (ConfigException refused) {
      throw new IllegalArgumentException("Cannot use " + text + ": wanted a size", refused);
    }
  }

  /** In the largest unit of 1,024 that divides it: {@code 1MiB}. */
  @Override
  public String toString() {
    int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.length - 1);
    return (bytes >> (10 * unit)) + UNITS[unit];
  }
}
