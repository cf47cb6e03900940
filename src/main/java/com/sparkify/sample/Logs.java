package com.sparkify.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Generates the events of listeners, day by day; the first listeners are the most active. */
final class Logs {
  /** Sessions from Monday to Sunday in percent of the average day, as in the real logs. */
  private static final int[] WEEKDAYS = {105, 105, 125, 100, 120, 65, 45};

  private static final int DAY_MILLIS = 24 * 60 * 60 * 1_000;

  private final Songs missing = new Songs(0, "missing", 20_000);
  private final Songs lake;
  private final SampleSize size;
  private final List<Map<String, Object>> listeners;
  private int sessions;

  Logs(SampleSize size, Songs lake) {
    this.lake = lake;
    this.size = size;
    this.listeners = IntStream.range(0, size.users()).mapToObj(this::listener).toList();
  }

  private Map<String, Object> listener(int number) {
    SampleRandom random = new SampleRandom(lake.seed(), "listener", number);
    boolean isFemale = random.percent(55);
    int percentPaid = number < size.users() / 5 ? 40 : 10; // active listeners pay more often
    long registration = 1_539_561_600L + random.between(0, 1_400_000); // from 2018-10-15 on
    Map<String, Object> listener = new TreeMap<>();
    listener.put("firstName", random.word(isFemale ? "women" : "men"));
    listener.put("gender", isFemale ? "F" : "M");
    listener.put("lastName", random.word("surnames"));
    listener.put("level", random.percent(percentPaid) ? "paid" : "free");
    listener.put("location", random.word("metros"));
    listener.put("registration", BigDecimal.valueOf(registration * 10_000 + 7_960, 1));
    listener.put("userAgent", random.word("agents"));
    listener.put("userId", String.valueOf(number + 2));
    return listener;
  }

  /** The events of a day, ordered by time. Call it day by day, because levels change. */
  List<Map<String, Object>> events(LocalDate date) {
    SampleRandom random = new SampleRandom(lake.seed(), "day", (int) date.toEpochDay());
    int usual = size.sessionsPerDay() * WEEKDAYS[date.getDayOfWeek().getValue() - 1] / 100;
    long midnight = date.toEpochDay() * DAY_MILLIS;
    List<Map<String, Object>> events = new ArrayList<>();
    IntStream.generate(() -> start(random))
        .limit(Math.max(1, usual))
        .sorted()
        .forEach(start -> events.addAll(session(random, midnight + start)));
    events.removeIf(event -> (long) event.get("ts") >= midnight + DAY_MILLIS);
    events.sort(Comparator.comparing(event -> (Long) event.get("ts")));
    return events;
  }

  /** Mostly in the afternoon; all times end in 796 ms, as in the real logs. */
  private static int start(SampleRandom random) {
    int hour =
        random.percent(40)
            ? random.between(0, 24)
            : 8 + random.between(0, 7) + random.between(0, 7);
    return (hour * 3_600 + random.between(0, 3_600)) * 1_000 + 796;
  }

  /** One session: pages from words.properties, some of which change the visitor. */
  private List<Map<String, Object>> session(SampleRandom random, long start) {
    List<Map<String, Object>> events = new ArrayList<>();
    Map<String, Object> listener = listeners.get(random.popular(listeners.size()));
    boolean isLoggedOut = random.percent(8);
    Map<String, Object> visitor = isLoggedOut ? loggedOut(listener) : listener;
    String pages = random.word(isLoggedOut ? "visit-out" : "visit-" + listener.get("level"));
    int id = ++sessions;
    long time = start;
    for (String request : pages.split(";")) {
      String[] page = request.split(",");
      Map<String, Object> song = page[0].equals("NextSong") ? song(random) : Map.of();
      Map<String, Object> event = new TreeMap<>(visitor);
      event.put("artist", garbled(song.get("artist_name")));
      event.put("auth", visitor.get("userId").equals("") ? "Logged Out" : "Logged In");
      event.put("itemInSession", events.size());
      event.put("length", song.get("duration"));
      event.put("method", page[1]);
      event.put("page", page[0]);
      event.put("sessionId", id);
      event.put("song", garbled(song.get("title")));
      event.put("status", Integer.valueOf(page[2]));
      event.put("ts", time);
      events.add(event);
      double seconds = (double) song.getOrDefault("duration", 40.0);
      time += 1_000 * (long) seconds;
      switch (page[0]) {
        case "Submit Upgrade" -> listener.put("level", "paid");
        case "Submit Downgrade" -> listener.put("level", "free");
        case "Logout" -> visitor = loggedOut(listener);
        default -> {}
      }
    }
    return events;
  }

  /** A third of the plays match: not all songs of the lake do, because the logs garble letters. */
  private Map<String, Object> song(SampleRandom random) {
    Songs songs = random.percent(38) ? lake : missing;
    return songs.song(random.popular(Math.min(5_000, songs.size())));
  }

  private static Map<String, Object> loggedOut(Map<String, Object> listener) {
    Map<String, Object> visitor = new TreeMap<>(listener);
    visitor.replaceAll((field, value) -> field.equals("level") ? value : null);
    visitor.put("userId", "");
    return visitor;
  }

  /** The real logs decoded UTF-8 as Latin-1, twice. */
  private static String garbled(Object text) {
    String once = text == null ? "" : new String(text.toString().getBytes(UTF_8), ISO_8859_1);
    return text == null ? null : new String(once.getBytes(UTF_8), ISO_8859_1);
  }
}
