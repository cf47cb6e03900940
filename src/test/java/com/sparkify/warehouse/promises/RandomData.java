package com.sparkify.warehouse.promises;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Events and songs of a world so small that everything collides with everything. */
final class RandomData {
  private static final LocalDateTime START = LocalDateTime.parse("2018-12-30T23:59:59.999");
  // In UTF-16 the face comes before the replacement character, in bytes of UTF-8 after it.
  private static final String[] NAMES = {
    "a", "B", "é", "\uFFFD", "\uD83D\uDE00", "it's", "a,\"b\""
  };

  private final Random random;

  RandomData(Random random) {
    this.random = random;
  }

  List<EventRow> events(int count) {
    return Stream.generate(this::event).limit(count).toList();
  }

  List<SongRow> songs(int count) {
    return Stream.generate(this::song).limit(count).toList();
  }

  private EventRow event() {
    return new EventRow(
        rarelyNone(() -> (long) random.nextInt(2)),
        random.nextInt(2),
        moment(2),
        random.nextInt(3),
        random.nextInt(4) == 0 ? "Home" : "NextSong",
        random.nextInt(12) == 0 ? "" : rarelyNone(this::title),
        rarelyNone(this::name),
        rarelyNone(this::seconds),
        random.nextBoolean() ? "free" : "paid",
        rarelyNone(this::name),
        rarelyNone(this::name),
        rarelyNone(this::name),
        rarelyNone(this::name),
        rarelyNone(() -> "F"));
  }

  private SongRow song() {
    int file = random.nextInt(4);
    return new SongRow(
        "SO" + random.nextInt(5),
        title(),
        "AR" + random.nextInt(3),
        name(),
        random.nextInt(4) == 0 ? "  " : rarelyNone(this::name),
        rarelyNone(this::seconds),
        rarelyNone(this::seconds),
        rarelyNone(this::seconds),
        rarelyNone(() -> random.nextInt(3) * 1000),
        moment(3),
        "s3://lake/song_data/" + "åb%=c".charAt(file) + ".json");
  }

  private Timestamp moment(int different) {
    return Timestamp.valueOf(START.plusNanos(random.nextInt(different) * 1_000_000L));
  }

  private String title() {
    return NAMES[random.nextInt(3)];
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)].repeat(1 + random.nextInt(2));
  }

  private Double seconds() {
    return 100.5 + random.nextInt(4);
  }

  private <T> T rarelyNone(Supplier<T> value) {
    return random.nextInt(8) == 0 ? null : value.get();
  }
}
