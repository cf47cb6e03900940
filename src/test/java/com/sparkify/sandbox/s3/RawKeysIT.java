package com.sparkify.sandbox.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.listing.S3Objects;
import com.sparkify.warehouse.lake.reading.CompressedFiles;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.FileGroups;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Objects with keys that no path of Hadoop's can name are listed and read under their own keys. */
class RawKeysIT {
  private static final List<String> KEYS =
      List.of(
          "a/b.json",
          "a//b.json",
          "//b.json",
          "a/./b.json",
          "a/../b.json",
          "a b.json",
          "a+b%20c.json",
          "ä/ü?.json",
          "#.json",
          "a=1/b&c.json",
          "…/'\"<>.json");

  @TempDir java.nio.file.Path folder;
  private S3Proxy server;
  private FileSystem fs;
  private Configuration hadoop;

  @BeforeEach
  void start() throws Exception {
    var store = new RawKeys(new FilesystemNio2BlobStore(folder.toString()));
    store.createContainer("bucket");
    server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "", "")
            .build();
    server.start();
    hadoop = new Configuration();
    hadoop.setBoolean("fs.s3a.impl.disable.cache", true);
    S3AccessConfiguration.apply(
        new S3Settings(
            Optional.of(URI.create("http://127.0.0.1:" + server.getPort())),
            Optional.of("us-west-2"),
            Optional.of(new S3Credentials("id", new Secret("secret")))),
        hadoop);
    fs = new Path("s3a://bucket/").getFileSystem(hadoop);
  }

  @AfterEach
  void stop() throws Exception {
    fs.close();
    server.stop();
  }

  @Test
  void smallObjectsAreListedAndReadUnderTheirOwnKeys() throws IOException {
    for (String key : KEYS) {
      put("lake/" + key, key);
    }
    assertThat(read(new LakeListing("s3a://bucket/lake", hadoop).execute().files()))
        .containsExactlyInAnyOrderElementsOf(
            KEYS.stream().map(key -> "s3://bucket/lake/" + key + " has " + key).toList());
  }

  @Test
  void largeObjectsAreReadUnderTheirOwnKeysToo() throws IOException {
    for (String key : KEYS) {
      put("lake/" + key, key.repeat(2_000_000 / key.length()));
    }
    assertThat(read(new LakeListing("s3a://bucket/lake", hadoop).execute().files()))
        .containsExactlyInAnyOrderElementsOf(
            KEYS.stream().map(key -> "s3://bucket/lake/" + key + " has " + key).toList());
  }

  private List<String> read(List<LakeFile> files) throws IOException {
    var found = new ArrayList<String>();
    List<Split> all =
        FileGroups.pack(files, OptionalInt.of(1), new CompressedFiles(fs)::among).get(0);
    try (var fetcher = new Fetcher(all, fs)) {
      for (var opened = fetcher.next(); opened != null; opened = fetcher.next()) {
        try (InputStream in = opened.content()) {
          String key = opened.split().file().path().substring("s3://bucket/lake/".length());
          String content = new String(in.readAllBytes(), UTF_8);
          assertThat(content).startsWith(key);
          found.add(opened.split().file().path() + " has " + content.substring(0, key.length()));
        }
      }
    }
    return found;
  }

  private void put(String key, String content) throws IOException {
    S3Objects objects = S3Objects.of(fs).orElseThrow();
    objects
        .client()
        .putObject(
            request -> request.bucket("bucket").key(key), RequestBody.fromString(content, UTF_8));
  }
}
