package com.sparkify.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sample data of the default size has every oddity of the real data. */
class SampleOdditiesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FILES =
      SampleDataTest.files(1, new SampleSize(30, 100, 1_000, 30));
  private static final List<String> SONG_LINES = lines("song_data/");
  private static final List<String> EVENT_LINES = lines("log_data/");
  private static final List<JsonNode> SONGS =
      SONG_LINES.stream().map(SampleOdditiesTest::parse).toList();
  private static final List<JsonNode> EVENTS =
      EVENT_LINES.stream().map(SampleOdditiesTest::parse).toList();

  @Test
  void theVolumeIsThatOfTheRealLogs() {
    assertThat(SONGS).hasSize(1_000);
    assertThat(EVENTS).hasSizeBetween(6_000, 12_000);
    assertThat(FILES.keySet()).filteredOn(key -> key.startsWith("log_data/")).hasSize(30);
  }

  @Test
  void loggedOutUsersHaveAnEmptyIdAndNoName() {
    List<JsonNode> strangers =
        EVENTS.stream().filter(event -> event.get("userId").asText().isEmpty()).toList();

    assertThat(strangers).hasSizeBetween(50, 500);
    assertThat(strangers)
        .allMatch(event -> event.get("auth").asText().equals("Logged Out"))
        .allMatch(event -> event.get("firstName").isNull() && event.get("registration").isNull());
  }

  @Test
  void usersChangeTheirLevelBothWays() {
    assertThat(EVENTS).anyMatch(event -> event.get("page").asText().equals("Submit Upgrade"));
    assertThat(EVENTS).anyMatch(event -> event.get("page").asText().equals("Submit Downgrade"));
    Map<String, Set<String>> levels =
        EVENTS.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.get("userId").asText(),
                    Collectors.mapping(event -> event.get("level").asText(), Collectors.toSet())));
    levels.remove("");
    assertThat(levels.values()).filteredOn(level -> level.size() == 2).hasSizeBetween(5, 20);
  }

  @Test
  void numbersStandWhereTextBelongs() {
    assertThat(SONGS).anyMatch(song -> song.get("title").isInt());
    assertThat(SONGS).anyMatch(song -> song.get("title").isDouble());
    assertThat(SONGS).anyMatch(song -> song.get("artist_name").isInt());
    assertThat(SONGS).anyMatch(song -> song.get("artist_location").isInt());
  }

  @Test
  void textHasControlCharactersSlashesQuotesAndEscapes() {
    assertThat(SONG_LINES).anyMatch(line -> line.matches(".*\"title\":\"[^\"]*\\\\u0019.*"));
    assertThat(SONG_LINES).anyMatch(line -> line.matches(".*\"artist_name\":\"[^\"]*\\\\u0018.*"));
    assertThat(SONG_LINES).anyMatch(line -> line.matches(".*\"artist_location\":\"[^\"]*\\\\t.*"));
    assertThat(SONG_LINES).anyMatch(line -> line.contains("\\u00f3n"));
    assertThat(SONG_LINES).anyMatch(line -> line.contains("(7\\\" Version)"));
    assertThat(SONG_LINES).anyMatch(line -> line.contains("\\/"));
    assertThat(EVENT_LINES).anyMatch(line -> line.contains("\\u00c3\\u0083\\u00c2\\u00b3n"));
    assertThat(EVENT_LINES).anyMatch(line -> line.contains("\"userAgent\":\"\\\"Mozilla\\/5.0"));
    assertThat(EVENT_LINES).anyMatch(line -> line.contains("\"userAgent\":\"Mozilla\\/5.0"));
    assertThat(EVENT_LINES).anyMatch(line -> line.matches(".*\"registration\":\\d{13}\\.0,.*"));
  }

  @Test
  void locationsAreBlankOrNullAndYearsUnknown() {
    assertThat(SONGS).anyMatch(song -> song.get("artist_location").isNull());
    assertThat(share(SONGS, song -> song.get("artist_location").asText().isEmpty()))
        .isBetween(0.3, 0.6);
    assertThat(share(SONGS, song -> song.get("artist_latitude").isNull())).isBetween(0.5, 0.8);
    assertThat(share(SONGS, song -> song.get("year").asInt() == 0)).isBetween(0.25, 0.4);
  }

  @Test
  void artistsHaveSeveralNamesAndLocations() {
    assertThat(valuesOfOneArtist("artist_name")).anyMatch(names -> names.size() > 1);
    assertThat(valuesOfOneArtist("artist_location")).anyMatch(places -> places.size() > 1);
  }

  @Test
  void songsShareTitleAndArtistAndDifferInDuration() {
    Map<String, Set<String>> durations =
        SONGS.stream()
            .collect(
                Collectors.groupingBy(
                    song -> song.get("title").asText() + "\n" + song.get("artist_name").asText(),
                    Collectors.mapping(song -> song.get("duration").asText(), Collectors.toSet())));
    assertThat(durations.values())
        .filteredOn(each -> each.size() > 1)
        .hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void aThirdOfThePlaysIsOfTheCatalogue() {
    Set<String> catalogue = new HashSet<>();
    SONGS.forEach(
        song ->
            catalogue.add(song.get("title").asText() + "\n" + song.get("artist_name").asText()));
    List<JsonNode> plays = EVENTS.stream().filter(event -> !event.get("song").isNull()).toList();

    assertThat(plays).allMatch(play -> play.get("page").asText().equals("NextSong"));
    assertThat(
            share(
                plays,
                play ->
                    catalogue.contains(
                        play.get("song").asText() + "\n" + play.get("artist").asText())))
        .isBetween(0.2, 0.4);
  }

  @Test
  void idsOfSongsAreUniqueAndEventsLieOnTheirDay() {
    assertThat(SONGS).extracting(song -> song.get("song_id").asText()).doesNotHaveDuplicates();
    FILES.forEach(
        (key, content) -> {
          if (key.startsWith("log_data/")) {
            String day = key.substring(key.length() - 22, key.length() - 12);
            long start = LocalDate.parse(day).toEpochDay() * 86_400_000L;
            assertThat(content.lines().map(SampleOdditiesTest::parse))
                .extracting(event -> event.get("ts").asLong())
                .isSorted()
                .allMatch(time -> time >= start && time < start + 86_400_000L);
          }
        });
  }

  private static Collection<Set<String>> valuesOfOneArtist(String field) {
    return SONGS.stream()
        .collect(
            Collectors.groupingBy(
                song -> song.get("artist_id").asText(),
                Collectors.mapping(song -> song.get(field).asText(), Collectors.toSet())))
        .values();
  }

  private static double share(List<JsonNode> nodes, Predicate<JsonNode> predicate) {
    return (double) nodes.stream().filter(predicate).count() / nodes.size();
  }

  private static List<String> lines(String folder) {
    return FILES.entrySet().stream()
        .filter(file -> file.getKey().startsWith(folder))
        .flatMap(file -> file.getValue().lines())
        .toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
