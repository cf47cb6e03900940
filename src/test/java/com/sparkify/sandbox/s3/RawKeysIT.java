package com.sparkify.sandbox.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.reading.Fetcher;
import com.sparkify.warehouse.lake.reading.FileGroups;
import com.sparkify.warehouse.lake.reading.Split;
import com.sparkify.warehouse.lake.reading.WholeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  private UnsignedS3 s3;
  private Configuration hadoop;
  private FileSystem fs;

  @BeforeEach
  void start() throws Exception {
    s3 = new UnsignedS3(folder);
    hadoop = s3.hadoop();
    hadoop.setBoolean("fs.s3a.impl.disable.cache", true);
    fs = new Path("s3a://bucket/").getFileSystem(hadoop);
  }

  @AfterEach
  void stop() throws Exception {
    fs.close();
    s3.close();
  }

  @Test
  void smallObjectsAreListedAndReadUnderTheirOwnKeys() throws IOException {
    for (String key : KEYS) {
      s3.put("lake/" + key, key.getBytes(UTF_8));
    }
    assertThat(read(new LakeListing("s3a://bucket/lake", hadoop).execute().files()))
        .containsExactlyInAnyOrderElementsOf(
            KEYS.stream().map(key -> "s3://bucket/lake/" + key + " has " + key).toList());
  }

  @Test
  void largeObjectsAreReadUnderTheirOwnKeysToo() throws IOException {
    for (String key : KEYS) {
      s3.put("lake/" + key, key.repeat(2_000_000 / key.length()).getBytes(UTF_8));
    }
    assertThat(read(new LakeListing("s3a://bucket/lake", hadoop).execute().files()))
        .containsExactlyInAnyOrderElementsOf(
            KEYS.stream().map(key -> "s3://bucket/lake/" + key + " has " + key).toList());
  }

  private List<String> read(List<LakeFile> files) throws IOException {
    var found = new ArrayList<String>();
    List<Split> all = FileGroups.pack(files, OptionalInt.of(1), new WholeFiles(fs)::among).get(0);
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
}
