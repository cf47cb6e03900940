package com.sparkify.warehouse.lake.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void theLastLineNeedsNoLineEnd() throws IOException {
    assertThat(lines("a\nb")).containsExactly("1:a", "2:b");
    assertThat(lines("a\nb\n")).containsExactly("1:a", "2:b");
  }

  @Test
  void anEmptyFileHasNoLine() throws IOException {
    assertThat(lines("")).isEmpty();
  }

  @Test
  void blankLinesAreLines() throws IOException {
    assertThat(lines("\na\n\n")).containsExactly("1:", "2:a", "3:");
  }

  @Test
  void carriageReturnsAndAByteOrderMarkAreNotPartOfALine() throws IOException {
    assertThat(lines("\uFEFFa\r\nb\r\n\r\n")).containsExactly("1:a", "2:b", "3:");
    assertThat(lines("a\n\uFEFFb")).containsExactly("1:a", "2:\uFEFFb");
  }

  @Test
  void linesMayBeLongerThanTheBuffer() throws IOException {
    String longLine = "x".repeat(200_000);
    assertThat(lines(longLine + "\nb")).containsExactly("1:" + longLine, "2:b");
  }

  @Test
  void ofALineThatIsTooLongTheBeginningIsKeptAndTheNextLineIsWhole() throws IOException {
    var reader =
        LineReader.ofAll(
            new ByteArrayInputStream(("x".repeat(300_000) + "\nb").getBytes(UTF_8)), 100_000);

    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isTrue();
    assertThat(reader.length()).isEqualTo(100_000);
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isFalse();
    assertThat(new String(reader.bytes(), 0, reader.length(), UTF_8)).isEqualTo("b");
    assertThat(reader.number()).isEqualTo(2);
    assertThat(reader.next()).isFalse();
  }

  @Test
  void aLineOfJustTheLongestLengthIsNotTooLong() throws IOException {
    var reader = LineReader.ofAll(new ByteArrayInputStream("abcde\n".getBytes(UTF_8)), 5);
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isFalse();
  }

  @Test
  void everyLineIsOfJustOneSplitWhereverTheFileIsCut() throws IOException {
    String text = "\uFEFFab\n\ncdefgh\r\ni\n" + "x".repeat(40) + "\nlast";
    byte[] bytes = text.getBytes(UTF_8);
    for (int length = 1; length <= bytes.length; length++) {
      assertThat(linesOfSplits(bytes, length))
          .as("splits of %d bytes", length)
          .containsExactly("ab", "", "cdefgh", "i", "x".repeat(40), "last");
    }
  }

  @Test
  void aByteOrderMarkWithinAFileStaysWhereverTheFileIsCut() throws IOException {
    byte[] bytes = "\n\uFEFFab\n".getBytes(UTF_8);
    for (int length = 1; length <= bytes.length; length++) {
      assertThat(linesOfSplits(bytes, length))
          .as("splits of %d bytes", length)
          .containsExactly("", "\uFEFFab");
    }
  }

  private static List<String> linesOfSplits(byte[] bytes, int length) throws IOException {
    var found = new ArrayList<String>();
    for (int start = 0; start < bytes.length; start += length) {
      found.addAll(linesOfSplit(bytes, start, Math.min(bytes.length, start + length)));
    }
    return found;
  }

  private static List<String> linesOfSplit(byte[] bytes, int start, int end) throws IOException {
    var split = new Split(LakeFile.withoutEtag("a", bytes.length, Instant.EPOCH), start, end);
    int first = (int) split.firstByte();
    var in = new ByteArrayInputStream(bytes, first, bytes.length - first);
    LineReader reader = LineReader.ofSplit(in, split, 1000);
    var lines = new ArrayList<String>();
    while (reader.next()) {
      lines.add(new String(reader.bytes(), 0, reader.length(), UTF_8));
    }
    return lines;
  }

  private static List<String> lines(String text) throws IOException {
    var reader = LineReader.ofAll(new ByteArrayInputStream(text.getBytes(UTF_8)), 1_000_000);
    var lines = new ArrayList<String>();
    while (reader.next()) {
      assertThat(reader.tooLong()).isFalse();
      lines.add(reader.number() + ":" + new String(reader.bytes(), 0, reader.length(), UTF_8));
    }
    return lines;
  }
}
