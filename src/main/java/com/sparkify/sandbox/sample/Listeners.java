package com.sparkify.sandbox.sample;

import java.util.List;
import java.util.stream.IntStream;

/** The users, from the busiest on. */
final class Listeners {

  /** 2018-10-15 00:00:00.796 UTC; every time of the real logs ends with these milliseconds. */
  private static final long FIRST_REGISTRATION = 1_539_561_600_796L;

  private static final int REGISTRATION_SECONDS = 16 * 24 * 60 * 60;

  private final List<Listener> all;
  private final Popularity popularity;

  Listeners(long seed, SampleSize size) {
    all = IntStream.range(0, size.users()).mapToObj(i -> listener(seed, size, i)).toList();
    popularity = new Popularity(all.size());
  }

  Listener pick(Dice dice) {
    return all.get(popularity.pick(dice));
  }

  List<Listener> changing(int day) {
    return all.stream().filter(listener -> listener.changeDay() == day).toList();
  }

  private static Listener listener(long seed, SampleSize size, int number) {
    Dice dice = Dice.of(seed, "listener", number);
    String gender = dice.percent(55) ? "F" : "M";
    // Those who listen most have more often paid for it.
    String level =
        dice.percent(number < size.users() / 5 ? 40 : 10) ? Listener.PAID : Listener.FREE;
    boolean changes = number % 10 == 3;
    return new Listener(
        number + 2,
        dice.pick(Words.list("F".equals(gender) ? "women" : "men")),
        dice.pick(Words.list("surnames")),
        gender,
        dice.pick(Words.list("metros")),
        dice.pick(Words.list("agents")),
        FIRST_REGISTRATION + 1000L * dice.between(0, REGISTRATION_SECONDS),
        level,
        changes ? dice.between(0, size.days()) : -1);
  }
}
