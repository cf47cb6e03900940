package com.sparkify.warehouse.lake.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteListingTest {
  private static final List<String> FILES =
      List.of("A/1", "A/B/2", "A/C/3", "B/4", "C D/5", "C=1/6", "E/F/G/7", "a", "z%20");

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 9, 100})
  void everyFileIsListedOnceWhereverTheListingIsSharedOut(int many) throws IOException {
    for (String file : FILES) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x");
    }
    assertThat(list(many)).containsExactlyInAnyOrderElementsOf(FILES);
  }

  @Test
  void anEmptyFolderHasNoFiles() throws IOException {
    assertThat(list(0)).isEmpty();
  }

  private List<String> list(int many) throws IOException {
    var folder = new org.apache.hadoop.fs.Path(root.toUri());
    var found = new ConcurrentLinkedQueue<String>();
    new RemoteListing(
            folder.getFileSystem(new Configuration()),
            folder,
            many,
            file -> found.add(root.relativize(Path.of(file.getPath().toUri())).toString()))
        .execute();
    return List.copyOf(found);
  }
}
