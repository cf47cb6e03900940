package com.sparkify.sample;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random choices from a seed. Each generated item has its own, independent of the others. */
final class SampleRandom {
  private static final ResourceBundle LISTS =
      ResourceBundle.getBundle("com.sparkify.sample.words", Locale.ROOT);
  private static final Pattern LIST_NAME = Pattern.compile("\\{([a-z-]+)}");

  private final SplittableRandom random;

  SampleRandom(long seed, String kind, int number) {
    random = new SplittableRandom((seed + kind + number).hashCode());
  }

  int between(int min, int bound) {
    return random.nextInt(min, bound);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number below {@code bound}; small ones are more frequent, like popular songs. */
  int popular(int bound) {
    double share = random.nextDouble();
    return (int) (share * share * bound);
  }

  /** A random entry of a list of words.properties, with names in braces replaced likewise. */
  String word(String list) {
    String[] entries = LISTS.getString(list).split("\\|");
    return LIST_NAME
        .matcher(entries[random.nextInt(entries.length)])
        .replaceAll(name -> Matcher.quoteReplacement(word(name.group(1))));
  }
}
