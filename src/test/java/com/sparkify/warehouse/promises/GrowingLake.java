package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;

import com.sparkify.testing.TestLake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A lake to which files are added, and in which days gain and lose lines, songs change and files
 * go.
 */
final class GrowingLake {
  private static final LocalDate FIRST = LocalDate.parse("2018-11-01");
  private static final long FIRST_MILLIS = 1541030400000L;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int DAYS = 4;

  private final TestLake lake;
  private final Random random;
  private final Map<Integer, List<String>> days = new TreeMap<>();
  private int changes;

  GrowingLake(TestLake lake, Random random) {
    this.lake = lake;
    this.random = random;
    deliverDay();
    deliverSong();
  }

  LocalDate someDay() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  void grow() {
    // S3 has modification times in whole seconds.
    pause();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      deliverDay();
      deliverSong();
    }
  }

  private void deliverDay() {
    int day = random.nextInt(DAYS);
    List<String> lines = days.computeIfAbsent(day, it -> new ArrayList<>());
    lines.removeIf(line -> random.nextInt(6) == 0);
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      lines.add(someEvent(day));
    }
    lake.events(
        "2018/11/%s-events.json".formatted(FIRST.plusDays(day)), lines.toArray(String[]::new));
  }

  // An event may be in the file of another day, and in several files.
  private String someEvent(int day) {
    long time = FIRST_MILLIS + (day + random.nextInt(2)) * DAY_MILLIS + random.nextInt(3);
    return event(
        random.nextInt(3),
        random.nextInt(2),
        time,
        random.nextBoolean() ? "free" : "paid",
        random.nextInt(5) == 0 ? null : title(),
        artist());
  }

  // A file keeps its song id, which two files may share; versions of a file differ in size.
  private void deliverSong() {
    int number = random.nextInt(4);
    String id = "SO" + number % 3;
    String line = song(id, title(), "AR" + random.nextInt(2), artist());
    lake.songs("A/TR" + number + ".json", line + " ".repeat(++changes));
  }

  private String title() {
    return random.nextBoolean() ? "a" : "é";
  }

  private String artist() {
    return random.nextBoolean() ? "x" : "Y";
  }

  private static void pause() {
    try {
      Thread.sleep(1_010);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
