package com.sparkify.sandbox.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One visit to the app, which ends by midnight. */
final class Session {

  /** How many of 7,500 events fall in each hour of the day, in tens, as in the real logs. */
  private static final int[] HOURS = {
    18, 20, 16, 13, 16, 20, 23, 22, 25, 31, 36, 39, 37, 41, 50, 58, 62, 57, 58, 43, 40, 33, 25, 22
  };

  private static final List<Page> FREE_PAGES =
      List.of(Page.HOME, Page.HOME, Page.HELP, Page.ABOUT, Page.SETTINGS, Page.UPGRADE, Page.ERROR);
  private static final List<Page> PAID_PAGES =
      List.of(
          Page.HOME, Page.HOME, Page.SETTINGS, Page.SAVE_SETTINGS, Page.DOWNGRADE, Page.DOWNGRADE);
  private static final List<Page> STRANGERS_PAGES =
      List.of(Page.HOME, Page.HOME, Page.LOGIN, Page.ABOUT, Page.HELP);

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private final Dice dice;
  private final Playlist playlist;
  private final int id;
  private final long midnight;
  private final List<Event> events = new ArrayList<>();
  private long time;

  Session(Dice dice, Playlist playlist, int id, Instant day) {
    this.dice = dice;
    this.playlist = playlist;
    this.id = id;
    this.midnight = day.toEpochMilli() + DAY_MILLIS;
    // .796: every time of the real logs ends with these milliseconds.
    this.time = day.toEpochMilli() + (hour() * 3_600L + dice.between(0, 3_600)) * 1_000 + 796;
  }

  /** Someone who is logged out looks around. */
  List<Event> ofStranger() {
    int pages = dice.between(1, 4);
    for (int i = 0; i < pages; i++) {
      visit(null, Listener.FREE, dice.pick(STRANGERS_PAGES));
    }
    return events;
  }

  /** {@code listener} listens, and may log out. */
  List<Event> of(Listener listener, int day) {
    String level = listener.level(day);
    if (listener.changeDay() != day) {
      listen(listener, level, length(level));
      if (dice.percent(10)) {
        visit(listener, level, Page.LOGOUT);
        visit(null, level, Page.HOME);
      }
    }
    return events;
  }

  /** {@code listener} listens, changes the level, and listens on; the only session of that day. */
  List<Event> ofChange(Listener listener) {
    String before = listener.firstLevel();
    boolean upgrade = Listener.FREE.equals(before);
    time = Math.min(time, midnight - DAY_MILLIS / 4); // leaves room for what must happen
    listen(listener, before, dice.between(2, 6));
    visit(listener, before, upgrade ? Page.UPGRADE : Page.DOWNGRADE);
    visit(listener, before, upgrade ? Page.SUBMIT_UPGRADE : Page.SUBMIT_DOWNGRADE);
    listen(listener, Listener.other(before), dice.between(2, 20));
    return events;
  }

  private void listen(Listener listener, String level, int pages) {
    List<Page> others = Listener.PAID.equals(level) ? PAID_PAGES : FREE_PAGES;
    for (int i = 0; i < pages; i++) {
      visit(listener, level, dice.percent(88) ? Page.NEXT_SONG : dice.pick(others));
    }
  }

  private void visit(Listener listener, String level, Page page) {
    if (time >= midnight) {
      return;
    }
    Song song = page == Page.NEXT_SONG ? playlist.pick(dice) : null;
    events.add(new Event(listener, level, page, song, id, events.size(), time));
    time += song == null ? dice.between(5, 90) * 1_000L : song.duration() / 100_000 * 1_000;
  }

  /** Most sessions are short and some are very long, those of who pays the more. */
  private int length(String level) {
    int kind = dice.between(0, 100) + (Listener.PAID.equals(level) ? 20 : 0);
    if (kind < 60) {
      return dice.between(1, 4);
    }
    return kind < 80 ? dice.between(4, 11) : dice.between(10, kind < 95 ? 40 : 90);
  }

  private int hour() {
    int sum = 0;
    for (int events : HOURS) {
      sum += events;
    }
    int left = dice.between(0, sum);
    int hour = 0;
    while (left >= HOURS[hour]) {
      left -= HOURS[hour++];
    }
    return hour;
  }
}
