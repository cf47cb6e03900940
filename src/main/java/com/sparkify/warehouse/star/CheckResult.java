package com.sparkify.warehouse.star;

/**
 * How the star stands to one rule of {@code sql/checks}.
 *
 * @param rule its name, such as {@code users-key-is-unique}
 * @param title the rule as a sentence
 * @param rows up to five rows that break it, as text; empty if none does
 */
public record CheckResult(String rule, String title, String rows) {

  /** Whether a row breaks the rule. */
  public boolean isBroken() {
    return !rows.isEmpty();
  }
}
