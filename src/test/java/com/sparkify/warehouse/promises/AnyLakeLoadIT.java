package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.settings.RejectLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is in a lake, and whatever of it is overwritten: the star holds each play of each live
 * file of data, every other line is a reject, and all other files are counted or hidden. {@code
 * -Dseed} repeats a printed seed; {@code -Dlakes} sets the number of lakes.
 */
class AnyLakeLoadIT {
  private static final long PLAIN_SESSION = 77;

  @Test
  void theStarHoldsWhatTheLiveFilesOfAnyLakeSay() {
    long first = Long.getLong("seed", System.currentTimeMillis());
    int lakes = Integer.getInteger("lakes", 5);
    System.out.printf("%d random lakes loaded from -Dseed=%d%n", lakes, first);
    for (long seed = first; seed < first + lakes; seed++) {
      try {
        verifyLoads(new Random(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dseed=" + seed + " -Dlakes=1", e);
      }
    }
  }

  private static void verifyLoads(Random random) {
    TestLoad load =
        TestLoad.ofItsOwn()
            .tolerant("100%", OddFiles.LONGEST_LINE)
            .with("load.maxWithdrawn", RejectLimit.parse("100%"))
            .with("load.clockSlack", OddFiles.SLACK)
            .with("lake.firstDay", LocalDate.EPOCH);
    load.lake().songs("A/TR1.json", song("SO1", "a", "AR1", "x"));
    load.lake().events("plain.json", event(1, PLAIN_SESSION, 7, "free", "a", "x"));
    var files = new OddFiles(random, Instant.now().truncatedTo(SECONDS));
    var live = new TreeMap<String, OddFile>();
    Stream.generate(files::next)
        .limit(1 + random.nextInt(25))
        .forEach(file -> live.put(file.key(), file));
    List<OddFile> overwritten =
        live.values().stream()
            .filter(file -> random.nextInt(3) == 0)
            .map(files::overwritten)
            .toList();

    put(load, live.values().stream().toList());
    LoadSummary all = load.run();
    verifyStar(load, live);
    verifyRejects(load, all, live.values().stream().toList());
    assertThat(all.files().others())
        .isEqualTo(live.values().stream().filter(it -> it.kind() == OddFile.Kind.OTHER).count());

    overwritten.forEach(file -> live.put(file.key(), file));
    put(load, overwritten);
    LoadSummary changed = load.run();
    verifyStar(load, live);
    verifyRejects(load, changed, overwritten);
  }

  private static void put(TestLoad load, List<OddFile> files) {
    String logs = load.settings().lake().logs();
    files.forEach(file -> load.lake().putRaw(logs, file.key(), file.stored().get()));
  }

  private static void verifyStar(TestLoad load, Map<String, OddFile> live) {
    Stream<Long> sessions = live.values().stream().flatMap(file -> file.rows().stream());
    List<String> expected =
        Stream.concat(sessions, Stream.of(PLAIN_SESSION)).sorted().map(String::valueOf).toList();
    assertThat(load.rows("SELECT session_id FROM staging_events ORDER BY 1")).isEqualTo(expected);
    assertThat(load.rows("SELECT DISTINCT session_id FROM songplays ORDER BY 1"))
        .isEqualTo(expected.stream().distinct().toList());
  }

  private static void verifyRejects(TestLoad load, LoadSummary summary, List<OddFile> files) {
    String folder = load.settings().lake().logs().replace("s3a:", "s3:") + "/";
    List<String> expected =
        files.stream()
            .flatMap(file -> file.rejects().stream().map(line -> folder + file.key() + " " + line))
            .toList();
    assertThat(summary.counts().rejected()).isEqualTo(expected.size());
    assertThat(expected.isEmpty() ? List.<Reject>of() : load.rejects(summary))
        .map(reject -> reject.file() + " " + reject.line())
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
