package com.sparkify.sandbox.sample;

/** Artists by number, and as their songs have them: now and then under another name or place. */
final class Artists {

  private final long seed;
  private final String kind;
  private final int size;

  Artists(long seed, String kind, int size) {
    this.seed = seed;
    this.kind = kind;
    this.size = size;
  }

  /** The artist of the song {@code song}, which {@code dice} belong to. */
  Artist of(Dice dice, int song) {
    // The square: some artists have many songs.
    double share = dice.share();
    Artist artist = artist((int) (share * share * size));
    if (song % 12 == 5) {
      artist = artist.named(artist.name() + " Featuring " + Titles.person(dice));
    }
    if (song % 17 == 3) {
      artist = located(artist, dice);
    }
    return song % 500 == 101 ? artist.at(null, null, null) : artist;
  }

  private Artist artist(int number) {
    Dice dice = Dice.of(seed, kind + " artist", number);
    String id = "AR" + dice.letters(5) + Catalogue.serial(number);
    Artist artist = new Artist(id, name(dice, number), "", null, null);
    if (number % 60 == 13) {
      return artist.at(String.valueOf(dice.between(1, 100)), null, null);
    }
    return dice.percent(45) ? artist : located(artist, dice);
  }

  private static String name(Dice dice, int number) {
    if (number % 60 == 11) {
      return String.valueOf(dice.between(100, 1_000));
    }
    return number % 60 == 21 ? "O\u0018" + Titles.person(dice) : Titles.band(dice);
  }

  private static Artist located(Artist artist, Dice dice) {
    String place = dice.pick(Words.list("places"));
    String location = dice.percent(3) ? place + " \tUSA" : place;
    if (dice.percent(40)) {
      return artist.at(location, null, null);
    }
    return artist.at(
        location,
        Decimals.ofHundredThousandths(dice.between(-4_500_000, 6_500_000)),
        Decimals.ofHundredThousandths(dice.between(-12_300_000, 15_300_000)));
  }
}
