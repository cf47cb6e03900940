package com.sparkify.sandbox.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Invents logs and songs in the raw format, with the oddities of the real ones. The same seed and
 * size make the same bytes, on every machine.
 */
public final class SampleData {

  private static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 1);

  /** Escapes as the producers of the real data do. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private SampleData() {}

  /** Makes all files that {@code size} asks for, songs first, and hands each to {@code sink}. */
  public static void generate(long seed, SampleSize size, SampleSink sink) {
    Songs songs = new Songs(seed, "lake", size.songs());
    for (int i = 0; i < size.songs(); i++) {
      Map<String, Object> song = songs.song(i);
      String id = song.get("song_id").toString().substring(2);
      String folder = "%s/%s/%s".formatted(id.charAt(0), id.charAt(1), id.charAt(2));
      sink.accept("song_data/%s/TR%s.json".formatted(folder, id), ascii(json(song)));
    }
    Logs logs = new Logs(size, songs);
    FIRST_DAY
        .datesUntil(FIRST_DAY.plusDays(size.days()))
        .forEach(day -> sink.accept(logKey(day), ascii(lines(logs.events(day)))));
  }

  private static String logKey(LocalDate day) {
    String month = day.toString().substring(0, 7).replace('-', '/');
    return "log_data/%s/%s-events.json".formatted(month, day);
  }

  private static String lines(List<Map<String, Object>> events) {
    return events.stream().map(SampleData::json).collect(Collectors.joining("\n"));
  }

  private static String json(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields).replace("/", "\\/");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String json) {
    return json.getBytes(StandardCharsets.US_ASCII);
  }
}
