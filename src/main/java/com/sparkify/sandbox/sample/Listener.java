package com.sparkify.sandbox.sample;

/**
 * A user.
 *
 * @param registration epoch milliseconds
 * @param firstLevel the level before the change
 * @param changeDay the day on which the level changes, or -1
 */
record Listener(
    int id,
    String firstName,
    String lastName,
    String gender,
    String location,
    String userAgent,
    long registration,
    String firstLevel,
    int changeDay) {

  static final String FREE = "free";
  static final String PAID = "paid";

  /** The level at the beginning of {@code day}. */
  String level(int day) {
    return changeDay >= 0 && day > changeDay ? other(firstLevel) : firstLevel;
  }

  static String other(String level) {
    return PAID.equals(level) ? FREE : PAID;
  }
}
