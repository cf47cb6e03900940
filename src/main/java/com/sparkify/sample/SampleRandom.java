package com.sparkify.sample;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chance, from a seed: each thing that is made has dice of its own, whatever is made before it. */
final class SampleRandom {

  private static final ResourceBundle LISTS =
      ResourceBundle.getBundle("com.sparkify.sample.words", Locale.ROOT);

  private static final Pattern LIST_NAME = Pattern.compile("\\{([a-z-]+)}");

  private final SplittableRandom random;

  /** The dice of the thing {@code number} of a kind. */
  SampleRandom(long seed, String kind, int number) {
    random = new SplittableRandom((seed + kind + number).hashCode());
  }

  int between(int least, int bound) {
    return random.nextInt(least, bound);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number below {@code bound}, a small one more often: few things are much in demand. */
  int popular(int bound) {
    double share = random.nextDouble();
    return (int) (share * share * bound);
  }

  /** An entry of a list of words.properties; a name in braces becomes an entry of that list. */
  String word(String list) {
    String[] entries = LISTS.getString(list).split("\\|");
    return LIST_NAME
        .matcher(entries[random.nextInt(entries.length)])
        .replaceAll(name -> Matcher.quoteReplacement(word(name.group(1))));
  }
}
