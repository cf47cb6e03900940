package com.sparkify.sandbox.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the users, from the busiest on, do day by day. */
final class Logs {

  /** Sessions of Monday to Sunday in percent of a usual day's, as in the real logs. */
  private static final int[] WEEKDAYS = {105, 105, 125, 100, 120, 65, 45};

  private static final int DAY = 24 * 60 * 60 * 1_000;

  private final SampleSize size;
  private final Songs lake;
  private final List<Map<String, Object>> listeners;
  private int sessions;

  Logs(SampleSize size, Songs lake) {
    this.size = size;
    this.lake = lake;
    this.listeners = IntStream.range(0, size.users()).mapToObj(this::listener).toList();
  }

  /** The events of a day in order of time; days are to be asked for in theirs. */
  List<Map<String, Object>> events(LocalDate date) {
    Dice dice = new Dice(lake.seed(), "day", (int) date.toEpochDay());
    int usual = size.sessionsPerDay() * WEEKDAYS[date.getDayOfWeek().ordinal()] / 100;
    long midnight = date.toEpochDay() * DAY;
    List<Map<String, Object>> events = new ArrayList<>();
    IntStream.generate(() -> start(dice))
        .limit(Math.max(1, usual))
        .sorted()
        .mapToObj(start -> new Session(dice, lake, ++sessions, midnight + start))
        .forEach(session -> events.addAll(session.of(listeners.get(dice.popular(size.users())))));
    events.removeIf(event -> (long) event.get("ts") >= midnight + DAY);
    events.sort(Comparator.comparing(event -> (Long) event.get("ts")));
    return events;
  }

  /** Some start at any hour, most in the afternoon; all times end as those of the real logs. */
  private static int start(Dice dice) {
    int hour = dice.percent(40) ? dice.between(0, 24) : 8 + dice.between(0, 7) + dice.between(0, 7);
    return (hour * 3_600 + dice.between(0, 3_600)) * 1_000 + 796;
  }

  private Map<String, Object> listener(int number) {
    Dice dice = new Dice(lake.seed(), "listener", number);
    boolean female = dice.percent(55);
    boolean busy = number < size.users() / 5;
    long registration = 1_539_561_600L + dice.between(0, 1_400_000); // from 2018-10-15 on
    Map<String, Object> listener = new TreeMap<>();
    listener.put("firstName", dice.word(female ? "women" : "men"));
    listener.put("gender", female ? "F" : "M");
    listener.put("lastName", dice.word("surnames"));
    listener.put("level", dice.percent(busy ? 40 : 10) ? "paid" : "free");
    listener.put("location", dice.word("metros"));
    listener.put("registration", BigDecimal.valueOf(registration * 10_000 + 7_960, 1));
    listener.put("userAgent", dice.word("agents"));
    listener.put("userId", String.valueOf(number + 2));
    return listener;
  }
}
