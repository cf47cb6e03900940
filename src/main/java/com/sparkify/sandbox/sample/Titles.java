package com.sparkify.sandbox.sample;

/** Invents names and titles. */
final class Titles {

  private Titles() {}

  static String of(Dice dice) {
    String title =
        switch (dice.between(0, 16)) {
          case 0, 1, 2 -> word(dice, "adjectives") + " " + word(dice, "nouns");
          case 3, 4, 5 -> word(dice, "verbs") + " the " + word(dice, "nouns");
          case 6, 7, 8 -> word(dice, "nouns") + " of " + word(dice, "nouns");
          case 9 -> word(dice, "foreign");
          case 10, 11, 12 -> "No More " + word(dice, "nouns") + "s";
          default -> word(dice, "verbs") + " " + word(dice, "adverbs");
        };
    return dice.percent(15) ? title + " " + word(dice, "versions") : title;
  }

  static String band(Dice dice) {
    return switch (dice.between(0, 12)) {
      case 0, 1, 2 -> "The " + word(dice, "adjectives") + " " + word(dice, "nouns") + "s";
      case 3, 4, 5 -> word(dice, "nouns") + " " + word(dice, "nouns");
      case 6, 7 -> person(dice) + " / " + person(dice);
      case 8 -> word(dice, "foreign") + " " + word(dice, "nouns");
      default -> person(dice);
    };
  }

  static String person(Dice dice) {
    String list = dice.percent(50) ? "women" : "men";
    return word(dice, list) + " " + word(dice, "surnames");
  }

  private static String word(Dice dice, String list) {
    return dice.pick(Words.list(list));
  }
}
