package com.sparkify.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.ByteSource;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.s3a.S3AFileStatus;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The S3 server, with S3A and Spark as clients. */
class S3SandboxIT {

  private static final String BUCKET = "lake";
  private static final ByteSource BYTE = ByteSource.wrap(new byte[1]);

  @TempDir private static Path home;
  private static S3Sandbox server;
  private static FileSystem files;

  @BeforeAll
  static void start() throws IOException {
    server = start(home, 0);
    server.createBucket(BUCKET);
    server.createBucket(BUCKET);
    files = FileSystem.newInstance(URI.create("s3a://" + BUCKET), s3a("sandbox-secret"));
  }

  @AfterAll
  static void stop() throws IOException {
    files.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.json", "run_id=7/a b.json", "100%/50%25.json", "Björk/夜曲.json"})
  void oddKeysComeBack(String name) throws IOException {
    org.apache.hadoop.fs.Path path = path("odd/" + name);
    byte[] content = name.getBytes(StandardCharsets.UTF_8);

    try (FSDataOutputStream out = files.create(path)) {
      out.write(content);
    }

    assertThat(read(path)).isEqualTo(content);
    assertThat(keys("odd")).contains(path.toString());
  }

  @Test
  void largeFilesArriveInParts() throws IOException {
    org.apache.hadoop.fs.Path path = path("large");
    byte[] content = new byte[12 << 20];
    IntStream.range(0, content.length).forEach(i -> content[i] = (byte) (i * 31));

    try (FSDataOutputStream out = files.create(path)) {
      out.write(content);
    }

    assertThat(read(path)).isEqualTo(content);
    assertThat(((S3AFileStatus) files.getFileStatus(path)).getEtag()).endsWith("-3\"");
  }

  @Test
  void whatIsPutDirectlyIsWhatARequestWouldHavePut() throws IOException {
    server.put(BUCKET, "same/direct", ByteSource.wrap("text".getBytes(StandardCharsets.UTF_8)));
    try (FSDataOutputStream out = files.create(path("same/request"))) {
      out.write("text".getBytes(StandardCharsets.UTF_8));
    }

    S3AFileStatus direct = (S3AFileStatus) files.getFileStatus(path("same/direct"));
    S3AFileStatus request = (S3AFileStatus) files.getFileStatus(path("same/request"));
    assertThat(direct.getEtag()).isEqualTo(request.getEtag()).isNotNull();
    assertThat(direct.getLen()).isEqualTo(4);
    assertThat(direct.getModificationTime()).isLessThanOrEqualTo(request.getModificationTime());
    assertThat(keys("same")).hasSize(2);
  }

  @Test
  void listingsOfManyPagesAreWholeAndFresh() throws IOException {
    IntStream.range(0, 2_500)
        .forEach(i -> server.put(BUCKET, "many/%d/%d".formatted(i % 7, i), BYTE));
    assertThat(keys("many")).hasSize(2_500).doesNotHaveDuplicates();

    files.delete(path("many/3"), true);
    server.put(BUCKET, "many/new", BYTE);

    assertThat(keys("many")).hasSize(2_500 - 357 + 1).contains(path("many/new").toString());
  }

  @Test
  void aBucketIsEmptyUntilSomethingIsPut() {
    server.createBucket("fresh");
    assertThat(server.isEmpty("fresh", "log_data")).isTrue();

    server.put("fresh", "log_data/2018/a.json", ByteSource.empty());

    assertThat(server.isEmpty("fresh", "log_data")).isFalse();
    assertThat(server.isEmpty("fresh", "song_data")).isTrue();
  }

  @Test
  void sparkReadsAndWrites() {
    server.createBucket("for-spark");
    Map<String, String> access = new HashMap<>();
    s3a("sandbox-secret")
        .getPropsWithPrefix("fs.s3a.")
        .forEach((key, value) -> access.put("fs.s3a." + key, value));
    SparkSession spark = TestSpark.session();

    spark.range(10).write().options(access).json("s3a://for-spark/numbers");

    assertThat(spark.read().options(access).json("s3a://for-spark/numbers").count()).isEqualTo(10);
  }

  @Test
  void aWrongSecretIsLetInNowhere() throws IOException {
    try (FileSystem stranger = FileSystem.newInstance(URI.create("s3a://lake"), s3a("guess"))) {
      assertThatThrownBy(() -> stranger.getFileStatus(path("plain.json")))
          .hasMessageContaining("403");
    }
  }

  @Test
  void aTakenPortIsNamedWithTheWayOut(@TempDir Path other) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = socket.getLocalPort();

      assertThatThrownBy(() -> start(other, port))
          .isInstanceOf(SettingsException.class)
          .hasMessage(
              "Cannot start the S3 sandbox: port %d is taken;".formatted(port)
                  + " choose another with --set sandbox.s3-port=…");
    }
  }

  private static S3Sandbox start(Path home, int port) {
    return S3Sandbox.start(home, port, new S3Credentials("sandbox", new Secret("sandbox-secret")));
  }

  private static Configuration s3a(String secret) {
    Configuration configuration = new Configuration();
    configuration.set("fs.s3a.endpoint", server.endpoint().toString());
    configuration.set("fs.s3a.endpoint.region", "us-west-2");
    configuration.set("fs.s3a.path.style.access", "true");
    configuration.set("fs.s3a.access.key", "sandbox");
    configuration.set("fs.s3a.secret.key", secret);
    configuration.set("fs.s3a.multipart.size", "5M");
    return configuration;
  }

  private static org.apache.hadoop.fs.Path path(String key) {
    return new org.apache.hadoop.fs.Path("s3a://%s/%s".formatted(BUCKET, key));
  }

  private static byte[] read(org.apache.hadoop.fs.Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      return in.readAllBytes();
    }
  }

  private static List<String> keys(String folder) throws IOException {
    List<String> keys = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> found = files.listFiles(path(folder), true);
    while (found.hasNext()) {
      keys.add(found.next().getPath().toString());
    }
    return keys;
  }
}
