package com.sparkify.warehouse.promises;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.run.LoadSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Promise 1 of a run: whatever is in the lake, every line is a row or a reject with a reason. */
class BadInputIT {
  private static final int OF_EACH = 100;
  private static final int GOOD = 500;
  private static final String DAY = "2018/11/2018-11-0";

  private final TestLoad load = TestLoad.ofItsOwn().tolerant("100000", 4096);

  @Test
  void everyBadLineIsARejectWithItsOwnReasonAndEveryGoodOneIsThere() throws IOException {
    List<byte[]> lines = shuffledLines();
    putLines(lines);

    LoadSummary summary = load.run();

    int bad = BadLine.values().length * OF_EACH;
    List<Reject> rejects = load.rejects(summary);
    assertThat(summary.counts().rejected()).isEqualTo(bad).isEqualTo(rejects.size());
    for (BadLine kind : BadLine.values()) {
      assertThat(rejects)
          .filteredOn(reject -> reject.reason().startsWith(kind.reason))
          .as(kind.name())
          .hasSize(OF_EACH);
    }
    assertThat(load.rows("SELECT count(*) FROM songplays WHERE session_id >= 1000"))
        .containsExactly("" + GOOD);
    assertThat(load.rows("SELECT count(*) FROM songplays")).containsExactly("" + GOOD);
    assertThat(rejects)
        .filteredOn(reject -> !reject.reason().startsWith(BadLine.TOO_LONG.reason))
        .allSatisfy(reject -> assertThat(raw(reject)).isEqualTo(delivered(lines, reject)));
    load.assertNothingIsLeft();
  }

  @Test
  void filesOfEveryOddKindAreReadOrPassedOver() throws IOException {
    byte[] packed = gzip(lines(1, 2, 3));
    String logs = load.settings().lake().logs() + "/";
    load.lake()
        .put(logs + "a folder/2018=11%20/été 雪.json", lines(4))
        .put(logs + "packed.json.gz", packed)
        .put(logs + "cut.json.gz", Arrays.copyOf(gzip(lines(5, 6, 7)), 60))
        .put(logs + "not packed after all.json.gz", lines(8))
        .put(logs + "empty.json", new byte[0])
        .put(logs + "empty.json.gz", new byte[0])
        .put(logs + "_SUCCESS", new byte[0])
        .put(logs + "readme.txt", lines(9))
        .put(logs + "byte order mark.json", ("\uFEFF" + text(10)).getBytes(UTF_8))
        .put(logs + "windows.json", (text(11) + "\r\n" + text(12) + "\r\n").getBytes(UTF_8))
        .put(logs + "nul.json", ("\0" + text(13) + "\n" + text(14)).getBytes(UTF_8))
        .songs("TR.json", song("SO1", "a", "AR1", "x"));

    LoadSummary summary = load.run();

    assertThat(load.rows("SELECT session_id FROM songplays ORDER BY 1"))
        .containsExactly("1", "2", "3", "4", "8", "10", "11", "12", "14");
    assertThat(load.rejects(summary).stream().map(Reject::reason))
        .hasSize(2)
        .anyMatch("the gzip file ends too soon"::equals)
        .anyMatch(reason -> reason.startsWith("is not JSON"));
    assertThat(load.run().published()).isEmpty();
  }

  private void putLines(List<byte[]> lines) throws IOException {
    int each = lines.size() / 10;
    for (int file = 0; file < 10; file++) {
      int end = file == 9 ? lines.size() : (file + 1) * each;
      var content = new ByteArrayOutputStream();
      for (byte[] line : lines.subList(file * each, end)) {
        content.write(line);
        content.write('\n');
      }
      load.lake()
          .put(load.settings().lake().logs() + "/" + DAY + file + ".json", content.toByteArray());
    }
    load.lake().songs("TR.json", song("SO1", "a", "AR1", "x"));
  }

  private static List<byte[]> shuffledLines() {
    var lines =
        new ArrayList<byte[]>(
            Stream.concat(
                    Stream.of(BadLine.values())
                        .flatMap(kind -> IntStream.range(0, OF_EACH).mapToObj(i -> kind.bytes(i))),
                    IntStream.range(0, GOOD).mapToObj(i -> text(1000 + i).getBytes(UTF_8)))
                .toList());
    Collections.shuffle(lines, new Random(1));
    return lines;
  }

  private static byte[] delivered(List<byte[]> lines, Reject reject) {
    int file = reject.file().charAt(reject.file().lastIndexOf('.') - 1) - '0';
    return lines.get(file * (lines.size() / 10) + (int) reject.line() - 1);
  }

  private static byte[] raw(Reject reject) {
    return reject.bytes().orElseGet(() -> reject.raw().getBytes(UTF_8));
  }

  private static byte[] lines(int... sessions) {
    return IntStream.of(sessions)
        .mapToObj(BadInputIT::text)
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  private static String text(int session) {
    return event(1, session, 7, "free", "a", "x");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
