package com.sparkify.sample;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Generates the fields of a song by its number, independently of other songs. */
record Songs(long seed, String kind, int size) {
  /** The real catalogue has 9,553 artists of 14,896 songs. */
  private static final double ARTISTS_PER_SONG = 0.64;

  Map<String, Object> song(int number) {
    SampleRandom random = new SampleRandom(seed, kind + " song", number);
    Map<String, Object> song = new TreeMap<>();
    if (number % 100 == 31) {
      song.putAll(song(number - 1)); // another recording of the same song
    } else {
      song.put("title", typed(random.word("titles")));
      putArtist(song, random);
    }
    // The sum of two numbers: durations center around four minutes.
    int duration = 6_000_000 + random.between(0, 18_000_000) + random.between(0, 18_000_000);
    song.put("duration", duration / 1e5);
    song.put("num_songs", 1);
    song.put("song_id", id("SO", random, number));
    song.put("year", random.percent(32) ? 0 : 2010 - random.popular(55));
    return song;
  }

  private void putArtist(Map<String, Object> song, SampleRandom random) {
    int number = random.popular((int) Math.ceil(size * ARTISTS_PER_SONG));
    SampleRandom artist = new SampleRandom(seed, kind + " artist", number);
    String guest = random.percent(8) ? " Featuring " + random.word("people") : "";
    song.put("artist_id", id("AR", artist, number));
    song.put("artist_name", typed(artist.word("artists") + guest));
    SampleRandom place = random.percent(6) ? random : artist; // some songs differ from their artist
    boolean hasPlace = place.percent(55);
    boolean hasPosition = hasPlace && place.percent(60);
    Object location = hasPlace ? typed(place.word("places")) : "";
    song.put("artist_location", random.percent(1) ? null : location);
    song.put("artist_latitude", hasPosition ? place.between(-4_500_000, 6_500_000) / 1e5 : null);
    song.put("artist_longitude", hasPosition ? place.between(-12_300_000, 15_300_000) / 1e5 : null);
  }

  private static String id(String prefix, SampleRandom random, int number) {
    return "%s%s%09X".formatted(prefix, random.word("ids"), number);
  }

  /** The real files have a number where the text looks like one. */
  private static Object typed(String text) {
    return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
  }
}
