package com.sparkify.sample;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Songs by number, as the fields of their files; any can be made without those before it. */
record Songs(long seed, String kind, int size) {

  /** The real catalogue has 9,553 artists of 14,896 songs. */
  private static final double ARTISTS_PER_SONG = 0.64;

  Map<String, Object> song(int number) {
    SampleRandom dice = new SampleRandom(seed, kind + " song", number);
    Map<String, Object> song = new TreeMap<>();
    if (number % 100 == 31) {
      song.putAll(song(number - 1)); // another recording of the same
    } else {
      song.put("title", typed(dice.word("titles")));
      putArtist(song, dice);
    }
    // Two dice: durations crowd around four minutes.
    int duration = 6_000_000 + dice.between(0, 18_000_000) + dice.between(0, 18_000_000);
    song.put("duration", duration / 1e5);
    song.put("num_songs", 1);
    song.put("song_id", id("SO", dice, number));
    song.put("year", dice.percent(32) ? 0 : 2010 - dice.popular(55));
    return song;
  }

  private void putArtist(Map<String, Object> song, SampleRandom dice) {
    int number = dice.popular((int) Math.ceil(size * ARTISTS_PER_SONG));
    SampleRandom artist = new SampleRandom(seed, kind + " artist", number);
    String guest = dice.percent(8) ? " Featuring " + dice.word("people") : "";
    song.put("artist_id", id("AR", artist, number));
    song.put("artist_name", typed(artist.word("artists") + guest));
    SampleRandom place = dice.percent(6) ? dice : artist; // some songs know it otherwise
    boolean placed = place.percent(55);
    boolean located = placed && place.percent(60);
    Object location = placed ? typed(place.word("places")) : "";
    song.put("artist_location", dice.percent(1) ? null : location);
    song.put("artist_latitude", located ? place.between(-4_500_000, 6_500_000) / 1e5 : null);
    song.put("artist_longitude", located ? place.between(-12_300_000, 15_300_000) / 1e5 : null);
  }

  private static String id(String prefix, SampleRandom dice, int number) {
    return "%s%s%09X".formatted(prefix, dice.word("ids"), number);
  }

  /** The real files have a number where a text looks like one. */
  private static Object typed(String text) {
    return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
  }
}
