package com.sparkify.sandbox.sample;

import java.util.Locale;

/**
 * Songs by number: any can be made without those before it. Rare oddities fall on fixed numbers.
 */
final class Catalogue {

  /** The real catalogue has 9,553 artists of 14,896 songs. */
  private static final double ARTISTS_PER_SONG = 0.64;

  private final long seed;
  private final String kind;
  private final int songs;
  private final Artists artists;

  private Catalogue(long seed, String kind, int songs) {
    this.seed = seed;
    this.kind = kind;
    this.songs = songs;
    this.artists = new Artists(seed, kind, (int) Math.ceil(songs * ARTISTS_PER_SONG));
  }

  /** The songs that the lake holds. */
  static Catalogue ofLake(long seed, int songs) {
    return new Catalogue(seed, "lake", songs);
  }

  /** Songs that people play and the lake does not hold. */
  static Catalogue beyondTheLake(long seed) {
    return new Catalogue(seed, "beyond", 20_000);
  }

  int size() {
    return songs;
  }

  Song song(int number) {
    Dice dice = Dice.of(seed, kind + " song", number);
    boolean twin = number % 100 == 31;
    Song first = twin ? song(number - 1) : null;
    String title = twin ? first.title() : title(dice, number);
    Artist artist = twin ? first.artist() : artists.of(dice, number);
    // Two dice: durations crowd around four minutes.
    long seconds = 60 + dice.between(0, 180) + dice.between(0, 180);
    long duration = (dice.percent(2) ? 3 * seconds : seconds) * 100_000 + dice.between(0, 100_000);
    int year = dice.percent(32) ? 0 : 2010 - Math.min(dice.between(0, 55), dice.between(0, 55));
    return new Song(
        "SO" + dice.letters(5) + serial(number),
        "TR" + folder(number) + dice.letters(4) + serial(number),
        title,
        artist,
        duration,
        year);
  }

  private static String title(Dice dice, int number) {
    if (number % 200 == 7) {
      return String.valueOf(dice.between(1_000, 2_100));
    }
    if (number % 200 == 107) {
      return dice.between(1, 60) + "." + dice.between(1, 10);
    }
    String title = Titles.of(dice);
    return number % 250 == 17 ? title + " \u0019Cause" : title;
  }

  /** The first folder: 15,000 songs in each, as many as the real data has in its only one. */
  private static char folder(int number) {
    return (char) ('A' + Math.min(25, number / 15_000));
  }

  /** Eleven characters that no other number has: an odd factor permutes the numbers below 2^36. */
  static String serial(int number) {
    return "12" + String.format(Locale.ROOT, "%09X", number * 0x9E3779B97L & 0xFFFFFFFFFL);
  }
}
