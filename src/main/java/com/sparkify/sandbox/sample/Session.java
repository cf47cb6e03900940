package com.sparkify.sandbox.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One visit to the app, as the fields of the events in the logs. */
final class Session {

  /** A third of the plays match: some of these do not, for letters that the logs garble. */
  private static final int PERCENT_OF_LAKE = 38;

  /** How many songs of the lake, or of elsewhere, are ever played. */
  private static final int CHART = 5_000;

  private final Dice dice;
  private final Songs lake;
  private final int id;
  private final List<Map<String, Object>> events = new ArrayList<>();
  private long time;

  Session(Dice dice, Songs lake, int id, long time) {
    this.dice = dice;
    this.lake = lake;
    this.id = id;
    this.time = time;
  }

  /** What {@code listener} does, who may have another level after it. */
  List<Map<String, Object>> of(Map<String, Object> listener) {
    if (dice.percent(8)) {
      visit(loggedOut(listener), 2, "pages-out");
      return events;
    }
    boolean paid = listener.get("level").equals("paid");
    // The product of two dice: most sessions are short and some are very long.
    visit(
        listener,
        dice.between(1, dice.between(2, paid ? 60 : 30)),
        paid ? "pages-paid" : "pages-free");
    if (dice.percent(2)) {
      visit(listener, 1, paid ? "submit-downgrade" : "submit-upgrade");
      listener.put("level", paid ? "free" : "paid");
    } else if (dice.percent(10)) {
      visit(listener, 1, "logout");
      visit(loggedOut(listener), 1, "home");
    }
    return events;
  }

  private void visit(Map<String, Object> visitor, int times, String pages) {
    for (int i = 0; i < times; i++) {
      String[] page = dice.word(pages).split(",");
      Map<String, Object> song = page[0].equals("NextSong") ? song() : Map.of();
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
      time += (long) seconds * 1_000;
    }
  }

  private Map<String, Object> song() {
    Songs songs = dice.percent(PERCENT_OF_LAKE) ? lake : new Songs(lake.seed(), "missing", 20_000);
    return songs.song(dice.popular(Math.min(CHART, songs.size())));
  }

  private static Map<String, Object> loggedOut(Map<String, Object> listener) {
    Map<String, Object> visitor = new TreeMap<>(listener);
    visitor.replaceAll((field, value) -> field.equals("level") ? value : null);
    visitor.put("userId", "");
    return visitor;
  }

  /** The logs took UTF-8 for Latin-1, twice. */
  private static String garbled(Object text) {
    return text == null ? null : garbledOnce(garbledOnce(text.toString()));
  }

  private static String garbledOnce(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
