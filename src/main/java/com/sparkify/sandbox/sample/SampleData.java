package com.sparkify.sandbox.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Invents logs and songs in the raw format, with the oddities of the real ones. The same seed and
 * size make the same bytes, on every machine.
 */
public final class SampleData {

  private static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 1);

  private SampleData() {}

  /** Makes all files that {@code size} asks for, songs first, and hands each to {@code sink}. */
  public static void generate(long seed, SampleSize size, SampleSink sink) {
    Catalogue catalogue = Catalogue.ofLake(seed, size.songs());
    for (int i = 0; i < size.songs(); i++) {
      Song song = catalogue.song(i);
      sink.accept(song.key(), ascii(song.json()));
    }
    Listeners listeners = new Listeners(seed, size);
    Playlist playlist = new Playlist(catalogue, Catalogue.beyondTheLake(seed));
    for (int day = 0; day < size.days(); day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      String lines =
          new Day(seed, size, day, date, listeners, playlist)
              .events().stream().map(Event::json).collect(Collectors.joining("\n"));
      sink.accept(logKey(date), ascii(lines));
    }
  }

  private static String logKey(LocalDate date) {
    return String.format(
        Locale.ROOT, "log_data/%d/%02d/%s-events.json", date.getYear(), date.getMonthValue(), date);
  }

  private static byte[] ascii(String json) {
    return json.getBytes(StandardCharsets.US_ASCII);
  }
}
