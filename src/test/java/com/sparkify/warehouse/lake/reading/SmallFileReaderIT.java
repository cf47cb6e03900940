package com.sparkify.warehouse.lake.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.bench.proxy.CountingProxy;
import com.sparkify.bench.proxy.RequestCounts;
import com.sparkify.bench.proxy.RequestKind;
import com.sparkify.testing.FaultyS3;
import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallFileReaderIT {
  private static final byte[] TEXT = "{\"song_id\": \"é🎵\"}".getBytes(UTF_8);

  /** Stands for what is left to the file system. */
  private static final byte[] NOTHING = {};

  private static final SmallFileReader LEFT = file -> NOTHING;

  private final Settings settings = TestSandbox.get().settings();
  private final TestLake lake = new TestLake(settings);
  private final Configuration hadoop = new Configuration();
  private CountingProxy proxy;

  @BeforeEach
  void reachS3ByACountingProxy() {
    proxy = CountingProxy.start(settings.s3().endpoint().orElseThrow());
    S3AccessConfiguration.apply(settings.s3(), hadoop);
    hadoop.set("fs.s3a.endpoint", proxy.endpoint().toString());
  }

  @AfterEach
  void hangUp() {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.json",
        "a b.json",
        "a=b/c.json",
        "100%.json",
        "a%20b.json",
        "é🎵.json",
        "a+b&c"
      })
  void anObjectTakesOneGetWhateverItsName(String name) throws IOException {
    lake.put(settings.lake().songs() + "/" + name, TEXT);
    try (FileSystem fs = fileSystem();
        SmallFileReader objects = signedGets(fs)) {
      proxy.takeCounts();

      assertThat(read(objects, listed(name, TEXT.length))).hasValue(TEXT);

      RequestCounts counts = proxy.takeCounts();
      assertThat(counts.of(RequestKind.GET)).isEqualTo(1);
      assertThat(counts.byKind().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1_000_000})
  void anObjectThatHasGrownShowsThatAndNoMore(int size) throws IOException {
    lake.put(settings.lake().songs() + "/grown.json", new byte[size]);
    try (FileSystem fs = fileSystem();
        SmallFileReader objects = signedGets(fs)) {
      assertThat(read(objects, listed("grown.json", 5)).orElseThrow()).hasSize(6);
      assertThat(read(objects, listed("grown.json", size - 1)).orElseThrow()).hasSize(size);
      assertThat(read(objects, listed("grown.json", size)).orElseThrow()).hasSize(size);
      assertThat(read(objects, listed("grown.json", size + 5)).orElseThrow()).hasSize(size);
    }
  }

  @Test
  void whatHasGoneIsLeftToTheFileSystemAndTheNextIsRead() throws IOException {
    lake.put(settings.lake().songs() + "/here.json", TEXT);
    try (FileSystem fs = fileSystem();
        SmallFileReader objects = signedGets(fs)) {
      assertThat(read(objects, listed("gone.json", 5))).isEmpty();
      assertThat(read(objects, listed("here.json", TEXT.length))).hasValue(TEXT);
    }
  }

  @Test
  void whoIsRefusedOnceDoesNotAskAgain() throws IOException {
    lake.put(settings.lake().songs() + "/a.json", TEXT);
    hadoop.set("fs.s3a.secret.key", "another");
    try (FileSystem fs = fileSystem();
        SmallFileReader objects = signedGets(fs)) {
      proxy.takeCounts();
      for (int i = 0; i < 3; i++) {
        assertThat(read(objects, listed("a.json", TEXT.length))).isEmpty();
      }
      assertThat(proxy.takeCounts().of(RequestKind.GET)).isEqualTo(1);
    }
  }

  @Test
  void anS3ThatAsksForLessIsLeftAloneForAWhile() throws IOException {
    lake.put(settings.lake().songs() + "/a.json", TEXT);
    try (var s3 = new FaultyS3(settings.s3().endpoint().orElseThrow(), 1, 1.0)) {
      hadoop.set("fs.s3a.endpoint", s3.endpoint().toString());
      try (FileSystem fs = fileSystem();
          SmallFileReader objects = signedGets(fs)) {
        for (int i = 0; i < 40; i++) {
          assertThat(read(objects, listed("a.json", TEXT.length))).isEmpty();
        }
      }
      assertThat(s3.faults()).containsEntry("GET SLOW_DOWN", 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fs.s3a.requester.pays.enabled, true",
    "fs.s3a.bucket.test-lake.requester.pays.enabled, true",
    "fs.s3a.endpoint.fips, true",
    "fs.s3a.access.grants.enabled, true",
    "fs.s3a.bucket.test-lake.accesspoint.arn, arn:aws:s3:us-west-2:123456789012:accesspoint/lake",
    "fs.s3a.s3.client.factory.impl, org.apache.hadoop.fs.s3a.DefaultS3ClientFactory",
    "fs.s3a.s3.signing-algorithm, AWSS3V4SignerType",
    "fs.s3a.encryption.algorithm, SSE-C"
  })
  void whereARequestMustSayMoreTheFileSystemMakesIt(String key, String value) throws IOException {
    hadoop.set(key, value);
    hadoop.unset("fs.s3a.endpoint"); // FIPS has its own.
    hadoop.set("fs.s3a.encryption.key", "c3BhcmtpZnktc3BhcmtpZnktc3BhcmtpZnktMTIzNDU=");
    try (FileSystem fs = fileSystem()) {
      assertThat(SignedGetReader.of(fs, LEFT)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "5, true", "0, false", "5, false"})
  void whoeverReadsFindsOutWhatHasChangedSinceItWasListed(int size, boolean isPlain)
      throws IOException {
    hadoop.setBoolean("fs.s3a.access.grants.enabled", !isPlain);
    lake.put(settings.lake().songs() + "/a.json", new byte[size]);
    List<Split> splits =
        Stream.of(size, size + 1, Math.max(0, size - 1))
            .map(listed -> Split.whole(listed("a.json", listed)))
            .toList();
    try (FileSystem fs = fileSystem();
        var fetcher = new Fetcher(splits, fs)) {
      assertThat(fetcher.next().content()).hasBinaryContent(new byte[size]);
      assertThat(fetcher.next().content()).isNull();
      assertThat(fetcher.next().content() == null).isEqualTo(size > 0);
      assertThat(fetcher.next()).isNull();
    }
  }

  @Test
  void otherFileSystemsReadByThemselves() throws IOException {
    assertThat(SignedGetReader.of(FileSystem.getLocal(hadoop), LEFT)).isEmpty();
  }

  private static SmallFileReader signedGets(FileSystem fs) throws IOException {
    return SignedGetReader.of(fs, LEFT).orElseThrow();
  }

  /** What is read by a signed request; empty if it is left to the file system. */
  private static Optional<byte[]> read(SmallFileReader objects, LakeFile file) throws IOException {
    return Optional.of(objects.read(file)).filter(bytes -> bytes != NOTHING);
  }

  private FileSystem fileSystem() throws IOException {
    return FileSystem.newInstance(URI.create(settings.lake().songs()), hadoop);
  }

  private LakeFile listed(String name, long size) {
    String folder = settings.lake().songs().replaceFirst("^s3a", "s3");
    return LakeFile.withoutEtag(folder + "/" + name, size, Instant.EPOCH);
  }
}
