package com.sparkify.warehouse.star;

/**
 * The result of one check of {@code sql/checks}.
 *
 * @param name the check, such as {@code users-key-is-unique}
 * @param title what it requires, as a sentence
 * @param violations up to five rows that violate it, as text; empty if it passed
 */
public record CheckResult(String name, String title, String violations) {

  public boolean hasFailed() {
    return !violations.isEmpty();
  }
}
