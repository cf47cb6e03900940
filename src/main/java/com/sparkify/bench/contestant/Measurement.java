package com.sparkify.bench.contestant;

import java.util.Locale;

/**
 * What one job took.
 *
 * @param seconds from ready to all rows staged
 * @param cpuSeconds the processor time of the process in that span
 * @param peakBytes the most memory that the process ever held, getting ready included
 */
public record Measurement(double seconds, double cpuSeconds, long peakBytes) {

  String text() {
    return String.format(Locale.ROOT, "%.6f %.6f %d", seconds, cpuSeconds, peakBytes);
  }

  /** Reads what {@link #text} wrote. */
  public static Measurement parse(String text) {
    String[] parts = text.strip().split(" ");
    return new Measurement(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
  }
}
