package com.sparkify.warehouse.lake.listing;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Lists the JSON files under a folder of the lake, flat: on S3, one LIST per 1,000 keys. */
public final class LakeListing {
  private final Path root;
  private final Configuration hadoop;

  /**
   * @param root the folder, as a Hadoop address
   * @param hadoop access to it
   */
  public LakeListing(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /**
   * The JSON files ({@code .json}, {@code .json.gz}), ordered by path. Folder markers and hidden
   * files are skipped.
   *
   * @throws SettingsException if the folder does not exist, or has no JSON
   */
  public List<LakeFile> execute() {
    var files = new ConcurrentLinkedQueue<LakeFile>();
    try {
      if ("file".equals(root.toUri().getScheme())) {
        listLocal(files);
      } else {
        var fs = root.getFileSystem(hadoop);
        new RemoteListing(fs, root, RemoteListing.MANY, status -> add(status, files)).execute();
      }
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    } catch (UncheckedIOException e) {
      throw LakeErrors.translate("list " + root, e.getCause());
    }
    if (files.isEmpty()) {
      throw new SettingsException("Cannot load: no .json or .json.gz file is under " + root);
    }
    return files.stream().sorted(Comparator.comparing(LakeFile::path)).toList();
  }

  // Hadoop's listing of a local folder starts a process per file.
  private void listLocal(Queue<LakeFile> files) throws IOException {
    try (Stream<java.nio.file.Path> paths = Files.walk(java.nio.file.Path.of(root.toUri()))) {
      for (var path : (Iterable<java.nio.file.Path>) paths.filter(Files::isRegularFile)::iterator) {
        long modified = Files.getLastModifiedTime(path).toMillis();
        add(new FileStatus(Files.size(path), false, 1, 0, modified, new Path(path.toUri())), files);
      }
    }
  }

  private void add(FileStatus status, Queue<LakeFile> files) {
    if (KeyKind.of(below(status.getPath()), status.getLen()) == KeyKind.DATA) {
      String path = LakePaths.redshiftAddress(status.getPath());
      var modified = Instant.ofEpochMilli(status.getModificationTime());
      String etag = status instanceof EtagSource source ? source.getEtag() : null;
      files.add(
          etag == null
              ? LakeFile.withoutEtag(path, status.getLen(), modified)
              : new LakeFile(path, status.getLen(), modified, etag));
    }
  }

  /** The root itself may lie in a folder that would be hidden below it. */
  private String below(Path path) {
    return root.toUri().relativize(path.toUri()).getPath();
  }
}
