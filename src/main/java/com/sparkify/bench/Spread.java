package com.sparkify.bench;

import java.util.Arrays;

/** Minimum, median and maximum. */
record Spread(double min, double median, double max) {

  /**
   * @param numbers one or more
   */
  static Spread of(double... numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("Cannot take the median of no numbers");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }
}
