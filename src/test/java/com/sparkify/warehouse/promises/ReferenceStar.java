package com.sparkify.warehouse.promises;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Derives the star from events and songs by the rules in the README, in plain Java. */
final class ReferenceStar {
  /** Redshift compares text by its bytes. */
  private static final Comparator<String> BY_BYTES =
      comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final Comparator<String> TEXT = nullsLast(BY_BYTES);
  private static final Comparator<Double> NUMBER = nullsLast(naturalOrder());

  private static final Comparator<EventRow> CHOSEN_DELIVERY =
      comparing(EventRow::item)
          .thenComparing(EventRow::song, TEXT)
          .thenComparing(EventRow::artist, TEXT)
          .thenComparing(EventRow::length, NUMBER)
          .thenComparing(EventRow::level, TEXT)
          .thenComparing(EventRow::location, TEXT)
          .thenComparing(EventRow::agent, TEXT);

  private static final Comparator<EventRow> LATEST_EVENT =
      comparing(EventRow::time, reverseOrder())
          .thenComparing(EventRow::session, reverseOrder())
          .thenComparing(EventRow::item, reverseOrder())
          .thenComparing(EventRow::level, TEXT.reversed())
          .thenComparing(EventRow::firstName, TEXT)
          .thenComparing(EventRow::lastName, TEXT)
          .thenComparing(EventRow::gender, TEXT);

  private static final Comparator<SongRow> NEWEST_OBJECT =
      comparing(SongRow::modified, reverseOrder())
          .thenComparing(SongRow::file, BY_BYTES.reversed())
          .thenComparing(SongRow::title, TEXT)
          .thenComparing(SongRow::artistId, TEXT)
          .thenComparing(SongRow::artistName, TEXT)
          .thenComparing(SongRow::location, TEXT)
          .thenComparing(SongRow::latitude, NUMBER)
          .thenComparing(SongRow::longitude, NUMBER)
          .thenComparing(SongRow::duration, NUMBER)
          .thenComparing(SongRow::year, nullsLast(naturalOrder()));

  private static final Comparator<SongRow> ARTIST_RECORD =
      comparing(SongRow::completeness, reverseOrder())
          .thenComparing(song -> song.artistName().codePointCount(0, song.artistName().length()))
          .thenComparing(SongRow::artistName, BY_BYTES)
          .thenComparing(SongRow::id, BY_BYTES);

  private ReferenceStar() {}

  static Star of(Collection<EventRow> events, Collection<SongRow> songs) {
    Collection<SongRow> catalogue = first(songs, SongRow::id, NEWEST_OBJECT);
    Collection<EventRow> plays =
        first(events.stream().filter(EventRow::isPlay).toList(), EventRow::play, CHOSEN_DELIVERY);
    Collection<EventRow> users =
        first(
            events.stream().filter(event -> event.user() != null).toList(),
            EventRow::user,
            LATEST_EVENT);
    Collection<SongRow> artists = first(catalogue, SongRow::artistId, ARTIST_RECORD);
    return new Star(
        new TreeMap<>(
            Map.of(
                "songplays", rows(plays.stream().map(play -> songplay(play, catalogue))),
                "users", rows(users.stream().map(ReferenceStar::user)),
                "songs", rows(catalogue.stream().map(ReferenceStar::song)),
                "artists", rows(artists.stream().map(ReferenceStar::artist)),
                "time", rows(plays.stream().map(ReferenceStar::moment).distinct()))));
  }

  private static List<Object> songplay(EventRow play, Collection<SongRow> catalogue) {
    SongRow song =
        catalogue.stream()
            .filter(it -> it.title().equals(play.song()) && it.artistName().equals(play.artist()))
            .min(
                comparing((SongRow it) -> distance(it, play), NUMBER)
                    .thenComparing(SongRow::id, BY_BYTES))
            .orElse(null);
    return Arrays.asList(
        play.time(),
        play.user(),
        play.level(),
        song == null ? null : song.id(),
        song == null ? null : song.artistId(),
        play.session(),
        play.location(),
        play.agent());
  }

  private static Double distance(SongRow song, EventRow play) {
    return song.duration() == null || play.length() == null
        ? null
        : Double.valueOf(Math.abs(song.duration() - play.length()));
  }

  private static List<Object> user(EventRow event) {
    return Arrays.asList(
        event.user(),
        event.firstName(),
        event.lastName(),
        event.gender(),
        event.level(),
        event.time());
  }

  private static List<Object> song(SongRow song) {
    Integer year = song.year() == null || song.year() == 0 ? null : song.year();
    return Arrays.asList(song.id(), song.title(), song.artistId(), year, song.duration());
  }

  private static List<Object> artist(SongRow song) {
    return Arrays.asList(
        song.artistId(), song.artistName(), song.placed(), song.latitude(), song.longitude());
  }

  private static List<Object> moment(EventRow play) {
    LocalDateTime time = play.time().toLocalDateTime();
    return List.of(
        play.time(),
        time.getHour(),
        time.getDayOfMonth(),
        time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        time.getMonthValue(),
        time.getYear(),
        time.getDayOfWeek().getValue() % 7);
  }

  private static <T, K> Collection<T> first(
      Collection<T> rows, Function<T, K> key, Comparator<T> order) {
    return rows.stream()
        .collect(Collectors.toMap(key, Function.identity(), BinaryOperator.minBy(order)))
        .values();
  }

  private static List<String> rows(Stream<List<Object>> rows) {
    return rows.map(row -> row.stream().map(String::valueOf).toList().toString()).sorted().toList();
  }
}
