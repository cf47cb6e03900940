package com.sparkify.warehouse.settings;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that a person who mistyped one most likely meant. */
final class Nearest {

  private Nearest() {}

  static String to(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String other) -> score(name, other))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** Edits between the names, or between their last parts for those who forget the section. */
  private static int score(String name, String other) {
    return Math.min(edits(name, other), 1 + edits(last(name), last(other)));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Levenshtein's distance. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substitution = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
