package com.sparkify.sandbox.sample;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, from a seed: each thing that is made has dice of its own, whatever is made before it. */
final class Dice {

  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /** The dice of the thing {@code index} among those of {@code kind}. */
  static Dice of(long seed, String kind, long index) {
    return new Dice(new SplittableRandom(mix(mix(seed + kind.hashCode()) + index)));
  }

  /** Whole numbers from {@code least}, below {@code bound}. */
  int between(int least, int bound) {
    return random.nextInt(least, bound);
  }

  /** Chance's answer, true in {@code percent} of 100 cases. */
  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From 0 to below 1. */
  double share() {
    return random.nextDouble();
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  String letters(int length) {
    return random
        .ints(length, 'A', 'Z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The finalizer of MurmurHash3 with 64 bits: neighbouring numbers come out far apart. */
  private static long mix(long number) {
    long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
