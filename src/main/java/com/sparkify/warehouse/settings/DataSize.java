package com.sparkify.warehouse.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

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
      return new DataSize(ConfigFactory.parseMap(Map.of("size", text)).getBytes("size"));
    } catch (ConfigException refused) {
      throw new IllegalArgumentException("Cannot use " + text + ": wanted a size", refused);
    }
  }

  /** In the largest unit of 1,024 that divides it: {@code 1MiB}. */
  @Override
  public String toString() {
    long amount = bytes;
    int unit = 0;
    while (amount % 1024 == 0 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return amount + UNITS[unit];
  }
}
