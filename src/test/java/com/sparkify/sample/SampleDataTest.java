package com.sparkify.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleDataTest {

  private static final SampleSize SMALL = new SampleSize(3, 20, 50, 10);

  @Test
  void theSameSeedMakesTheSameBytesAnywhere() {
    Map<String, String> here = files(1, SMALL);

    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(files(1, SMALL)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theBytesStayAsTheyWere() {
    assertThat(files(1, SMALL).hashCode()).isEqualTo(383_072_076);
  }

  @Test
  void anotherSeedMakesOtherSongsAndOtherDays() {
    Map<String, String> one = files(1, SMALL);
    Map<String, String> two = files(2, SMALL);

    assertThat(two.keySet()).hasSameSizeAs(one.keySet()).isNotEqualTo(one.keySet());
    assertThat(two.get("log_data/2018/11/2018-11-02-events.json"))
        .isNotEqualTo(one.get("log_data/2018/11/2018-11-02-events.json"));
  }

  @Test
  void daysGoOnIntoTheNextMonth() {
    Map<String, String> more = files(1, new SampleSize(40, 20, 50, 10));

    assertThat(more).containsKey("log_data/2018/12/2018-12-10-events.json").hasSize(90);
  }

  @Test
  void filesEndWithoutANewline() {
    assertThat(files(1, SMALL).values()).allMatch(content -> content.endsWith("}"));
  }

  static Map<String, String> files(long seed, SampleSize size) {
    Map<String, byte[]> files = new TreeMap<>();
    SampleData.generate(
        seed, size, (key, content) -> assertThat(files.put(key, content)).as(key).isNull());
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file -> new String(file.getValue(), StandardCharsets.UTF_8),
                (a, b) -> a,
                TreeMap::new));
  }
}
