package com.sparkify.sandbox.sample;

import java.util.Arrays;

/** Chooses among things of which the first is the most popular, by Zipf's law. */
final class Popularity {

  private final double[] cumulated;

  Popularity(int things) {
    cumulated = new double[things];
    double sum = 0;
    for (int i = 0; i < things; i++) {
      sum += 1.0 / (i + 3); // 3: the first is not out of all proportion
      cumulated[i] = sum;
    }
  }

  int pick(Dice dice) {
    int place = Arrays.binarySearch(cumulated, dice.share() * cumulated[cumulated.length - 1]);
    return Math.min(place < 0 ? -place - 1 : place, cumulated.length - 1);
  }
}
