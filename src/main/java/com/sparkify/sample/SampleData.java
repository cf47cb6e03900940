package com.sparkify.sample;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.commons.io.function.Uncheck;

/**
 * Generates logs and songs in the raw format, with the oddities of the real ones. The same seed and
 * size give the same bytes on every machine.
 */
public final class SampleData {
  private static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 1);

  /** Escapes like the real data, except for slashes. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private SampleData() {}

  /**
   * Generates all files, songs first.
   *
   * @param sink receives key, such as {@code log_data/2018/11/2018-11-01-events.json}, and content
   */
  public static void generate(long seed, SampleSize size, BiConsumer<String, byte[]> sink) {
    Songs songs = new Songs(seed, "lake", size.songs());
    for (int i = 0; i < size.songs(); i++) {
      Map<String, Object> song = songs.song(i);
      String id = song.get("song_id").toString().substring(2);
      String folders = id.replaceFirst("(.)(.)(.).*", "$1/$2/$3");
      sink.accept("song_data/%s/TR%s.json".formatted(folders, id), lines(List.of(song)));
    }
    Logs logs = new Logs(size, songs);
    for (int i = 0; i < size.days(); i++) {
      LocalDate day = FIRST_DAY.plusDays(i);
      String month = day.toString().substring(0, 7).replace('-', '/');
      sink.accept("log_data/%s/%s-events.json".formatted(month, day), lines(logs.events(day)));
    }
  }

  private static byte[] lines(List<Map<String, Object>> objects) {
    return objects.stream()
        .map(fields -> Uncheck.apply(JSON::writeValueAsString, fields).replace("/", "\\/"))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
