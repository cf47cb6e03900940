package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Lists what lies under the root of a feed, flat: on S3 one LIST a 1,000 keys, whatever the
 * folders.
 */
public final class LakeListing {
  private final Source feed;
  private final Path root;
  private final Configuration hadoop;

  /**
   * @param feed what the files are
   * @param root where they lie, as a Hadoop address
   * @param hadoop how to reach it
   */
  public LakeListing(Source feed, String root, Configuration hadoop) {
    this.feed = feed;
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /**
   * The JSON files ({@code .json}, {@code .json.gz}), in the order of their paths. Markers of
   * folders and hidden files are passed over.
   *
   * @throws SettingsException if there is no such place, or no JSON in it
   */
  public List<LakeFile> execute() {
    List<LakeFile> files;
    try {
      files = "file".equals(root.toUri().getScheme()) ? listLocal() : list();
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    } catch (UncheckedIOException e) {
      throw LakeErrors.translate("list " + root, e.getCause());
    }
    if (files.isEmpty()) {
      throw new SettingsException(
          "Cannot load " + feed.label() + ": no .json or .json.gz file lies under " + root);
    }
    files.sort(Comparator.comparing(LakeFile::path));
    return files;
  }

  private List<LakeFile> list() throws IOException {
    List<LakeFile> files = Collections.synchronizedList(new ArrayList<>());
    new RemoteListing(
            root.getFileSystem(hadoop),
            root,
            RemoteListing.MANY,
            status ->
                add(
                    files,
                    status.getPath(),
                    status.getLen(),
                    Instant.ofEpochMilli(status.getModificationTime())))
        .execute();
    return new ArrayList<>(files);
  }

  // Hadoop's listing of a local folder starts a process a file.
  private List<LakeFile> listLocal() throws IOException {
    var files = new ArrayList<LakeFile>();
    try (Stream<java.nio.file.Path> paths = Files.walk(java.nio.file.Path.of(root.toUri()))) {
      for (java.nio.file.Path path :
          (Iterable<java.nio.file.Path>) paths.filter(Files::isRegularFile)::iterator) {
        add(
            files,
            new Path(path.toUri()),
            Files.size(path),
            Instant.ofEpochMilli(Files.getLastModifiedTime(path).toMillis()));
      }
    }
    return files;
  }

  private void add(List<LakeFile> files, Path path, long size, Instant modified) {
    String name = path.getName();
    boolean json = name.endsWith(".json") || name.endsWith(".json.gz");
    if (json && !name.startsWith(".") && !name.startsWith("_")) {
      files.add(new LakeFile(feed, LakePaths.redshiftAddress(path), size, modified));
    }
  }
}
