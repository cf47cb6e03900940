package com.sparkify.warehouse.star;

/**
 * The result of one check of {@code sql/checks}.
 *
 * @param name the check, such as {@code users-key-is-unique}
 * @param title what it demands, as a sentence
 * @param rows up to five rows that break it, as text; empty if it passed
 */
public record CheckResult(String name, String title, String rows) {

  public boolean isBroken() {
    return !rows.isEmpty();
  }
}
