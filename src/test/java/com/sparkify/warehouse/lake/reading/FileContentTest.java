package com.sparkify.warehouse.lake.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileContentTest {
  private static final String TEXT =
      IntStream.range(0, 20_000)
          .mapToObj(i -> "line " + Integer.toHexString(i * 7919))
          .collect(Collectors.joining("\n"));

  @Test
  void whatIsNotCompressedIsReadAsItIs() throws IOException {
    for (String text : new String[] {"", "a", "BZh", "\u001f\u008b", TEXT}) {
      assertThat(read(text.getBytes(UTF_8))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void everyCompressionIsToldByItsFirstBytesAndReadToTheEndOfTheLastMember(Compression by)
      throws IOException {
    assertThat(read(compress(by, TEXT))).isEqualTo(TEXT);
    assertThat(read(join(compress(by, TEXT), compress(by, ""), compress(by, "b"))))
        .isEqualTo(TEXT + "b");
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "BZIP2"})
  void zerosBetweenAndBehindMembersAreNoDamage(Compression by) throws IOException {
    byte[] zeros = new byte[1000];
    assertThat(read(join(compress(by, TEXT), zeros, compress(by, "b"), zeros)))
        .isEqualTo(TEXT + "b");
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void whateverElseIsBehindAMemberIsDamageAndTheMemberIsRead(Compression by) throws IOException {
    for (String tail :
        new String[] {"x", "{\"a\":1}\n", "\u001f", "\u001f\u008b", "BZh9 a", TEXT}) {
      FileContent content = content(join(compress(by, "good\n"), tail.getBytes(UTF_8)));
      assertThat(new String(content.readAllBytes(), UTF_8)).as(tail).isEqualTo("good\n");
      assertThat(content.damage()).as(tail).isPresent();
    }
  }

  @Test
  void ofADamagedFileAllIsReadThatIsBeforeTheDamage() throws IOException {
    byte[] whole = compress(Compression.GZIP, TEXT);
    for (int length = 1; length < whole.length; length += 1 + length / 7) {
      FileContent content = content(Arrays.copyOf(whole, Math.max(length, 3)));
      byte[] read = content.readAllBytes();
      assertThat(TEXT).startsWith(new String(read, UTF_8));
      assertThat(content.damage()).contains("the gzip file ends too soon");
    }
    FileContent cut = content(Arrays.copyOf(whole, whole.length - 8));
    assertThat(new String(cut.readAllBytes(), UTF_8)).isEqualTo(TEXT);
    assertThat(cut.damage()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aLaterMemberThatIsCutIsDamage(Compression by) throws IOException {
    for (String first : new String[] {"good\n", TEXT}) {
      byte[] member = compress(by, first);
      byte[] whole = join(member, compress(by, "b"));
      for (int length = member.length + 1; length < whole.length; length++) {
        FileContent content = content(Arrays.copyOf(whole, length));
        assertThat(new String(content.readAllBytes(), UTF_8)).startsWith(first);
        assertThat(content.damage()).as("%d of %d bytes", length, whole.length).isPresent();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void noDamageGoesUnnoticed(Compression by) throws IOException {
    byte[] whole = join(compress(by, TEXT), compress(by, "b"));
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      int at = Compression.MAGIC + random.nextInt(damaged.length - Compression.MAGIC);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      FileContent content = content(damaged);
      String read = new String(content.readAllBytes(), UTF_8);
      assertThat(content.damage().isPresent() || read.equals(TEXT + "b")).as("byte " + at).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void anErrorOfTheStoreIsNoDamage(Compression by) throws IOException {
    byte[] whole = compress(by, TEXT);
    InputStream breaks =
        new InputStream() {
          private final InputStream half = new ByteArrayInputStream(whole, 0, whole.length / 2);

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = half.read(bytes, offset, length);
            if (read < 0) {
              throw new SocketException("Connection reset");
            }
            return read;
          }

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }
        };
    assertThatThrownBy(() -> new FileContent(breaks, whole.length).readAllBytes())
        .isInstanceOf(SocketException.class);
  }

  @Test
  void aFileThatIsShorterThanListedIsAnError() {
    byte[] text = TEXT.getBytes(UTF_8);
    assertThatThrownBy(
            () -> new FileContent(new ByteArrayInputStream(text), text.length + 1).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ends after");
  }

  private static String read(byte[] stored) throws IOException {
    FileContent content = content(stored);
    String text = new String(content.readAllBytes(), UTF_8);
    assertThat(content.damage()).isEmpty();
    content.close();
    return text;
  }

  private static FileContent content(byte[] stored) throws IOException {
    return new FileContent(new ByteArrayInputStream(stored), stored.length);
  }

  private static byte[] compress(Compression by, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (by) {
          case GZIP -> new GZIPOutputStream(bytes);
          case BZIP2 -> new BZip2CompressorOutputStream(bytes);
          case ZSTD -> new ZstdOutputStream(bytes).setChecksum(true);
        }) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    return Arrays.stream(parts).reduce(new byte[0], ArrayUtils::addAll);
  }
}
