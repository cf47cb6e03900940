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

/** What listeners, from the busiest on, do day by day, as the fields of the logs' events. */
final class Logs {

  /** Sessions of Monday to Sunday in percent of a usual day's, as in the real logs. */
  private static final int[] WEEKDAYS = {105, 105, 125, 100, 120, 65, 45};

  private static final int DAY = 24 * 60 * 60 * 1_000;

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
    SampleRandom dice = new SampleRandom(lake.seed(), "listener", number);
    boolean female = dice.percent(55);
    int percentPaid = number < size.users() / 5 ? 40 : 10; // the busy pay more often
    long registration = 1_539_561_600L + dice.between(0, 1_400_000); // from 2018-10-15 on
    Map<String, Object> listener = new TreeMap<>();
    listener.put("firstName", dice.word(female ? "women" : "men"));
    listener.put("gender", female ? "F" : "M");
    listener.put("lastName", dice.word("surnames"));
    listener.put("level", dice.percent(percentPaid) ? "paid" : "free");
    listener.put("location", dice.word("metros"));
    listener.put("registration", BigDecimal.valueOf(registration * 10_000 + 7_960, 1));
    listener.put("userAgent", dice.word("agents"));
    listener.put("userId", String.valueOf(number + 2));
    return listener;
  }

  /** The events of a day in order of time; to be asked for day by day, for levels change. */
  List<Map<String, Object>> events(LocalDate date) {
    SampleRandom dice = new SampleRandom(lake.seed(), "day", (int) date.toEpochDay());
    int usual = size.sessionsPerDay() * WEEKDAYS[date.getDayOfWeek().getValue() - 1] / 100;
    long midnight = date.toEpochDay() * DAY;
    List<Map<String, Object>> events = new ArrayList<>();
    IntStream.generate(() -> start(dice))
        .limit(Math.max(1, usual))
        .sorted()
        .forEach(start -> events.addAll(session(dice, midnight + start)));
    events.removeIf(event -> (long) event.get("ts") >= midnight + DAY);
    events.sort(Comparator.comparing(event -> (Long) event.get("ts")));
    return events;
  }

  /** Some start at any hour, most in the afternoon; all times end as those of the real logs. */
  private static int start(SampleRandom dice) {
    int hour = dice.percent(40) ? dice.between(0, 24) : 8 + dice.between(0, 7) + dice.between(0, 7);
    return (hour * 3_600 + dice.between(0, 3_600)) * 1_000 + 796;
  }

  /** One visit to the app: pages out of words.properties, some of which change the visitor. */
  private List<Map<String, Object>> session(SampleRandom dice, long start) {
    List<Map<String, Object>> events = new ArrayList<>();
    Map<String, Object> listener = listeners.get(dice.popular(listeners.size()));
    boolean stranger = dice.percent(8);
    Map<String, Object> visitor = stranger ? loggedOut(listener) : listener;
    String pages = dice.word(stranger ? "visit-out" : "visit-" + listener.get("level"));
    int id = ++sessions;
    long time = start;
    for (String request : pages.split(";")) {
      String[] page = request.split(",");
      Map<String, Object> song = page[0].equals("NextSong") ? song(dice) : Map.of();
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

  /** A third of the plays match: some of the lake's do not, for letters that the logs garble. */
  private Map<String, Object> song(SampleRandom dice) {
    Songs songs = dice.percent(38) ? lake : missing;
    return songs.song(dice.popular(Math.min(5_000, songs.size())));
  }

  private static Map<String, Object> loggedOut(Map<String, Object> listener) {
    Map<String, Object> visitor = new TreeMap<>(listener);
    visitor.replaceAll((field, value) -> field.equals("level") ? value : null);
    visitor.put("userId", "");
    return visitor;
  }

  /** The logs took UTF-8 for Latin-1, twice. */
  private static String garbled(Object text) {
    String once = text == null ? "" : new String(text.toString().getBytes(UTF_8), ISO_8859_1);
    return text == null ? null : new String(once.getBytes(UTF_8), ISO_8859_1);
  }
}
