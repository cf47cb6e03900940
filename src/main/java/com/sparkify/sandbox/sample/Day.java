package com.sparkify.sandbox.sample;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one day. */
final class Day {

  /** Sessions of Monday to Sunday in percent of a usual day's, as in the real logs. */
  private static final int[] WEEKDAYS = {105, 105, 125, 100, 120, 65, 45};

  private final Dice dice;
  private final SampleSize size;
  private final int number;
  private final LocalDate date;
  private final Listeners listeners;
  private final Playlist playlist;

  Day(
      long seed,
      SampleSize size,
      int number,
      LocalDate date,
      Listeners listeners,
      Playlist playlist) {
    this.dice = Dice.of(seed, "day", number);
    this.size = size;
    this.number = number;
    this.date = date;
    this.listeners = listeners;
    this.playlist = playlist;
  }

  /** The events in order of time. */
  List<Event> events() {
    List<Event> events = new ArrayList<>();
    int sessions =
        Math.max(1, size.sessionsPerDay() * WEEKDAYS[date.getDayOfWeek().ordinal()] / 100);
    // Twice as many numbers as a usual day needs: the busiest day and those who change have room.
    int session = 1 + number * 2 * (size.sessionsPerDay() + size.users());
    for (int i = 0; i < sessions; i++) {
      Session next = session(session++);
      events.addAll(dice.percent(8) ? next.ofStranger() : next.of(listeners.pick(dice), number));
    }
    for (Listener listener : listeners.changing(number)) {
      events.addAll(session(session++).ofChange(listener));
    }
    events.sort(
        Comparator.comparingLong(Event::time)
            .thenComparingInt(Event::session)
            .thenComparingInt(Event::item));
    return events;
  }

  private Session session(int id) {
    return new Session(dice, playlist, id, date.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
