package com.sparkify.warehouse.lake.listing;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Lists the files of data under a folder of the lake, flat: on S3, one LIST per 1,000 keys. */
public final class LakeListing {
  private final Path root;
  private final Configuration hadoop;
  private final Queue<LakeFile> files = new ConcurrentLinkedQueue<>();
  private final AtomicLong others = new AtomicLong();
  private final SortedSet<String> examples = new TreeSet<>();

  /**
   * @param root the folder, as a Hadoop address
   * @param hadoop access to it
   */
  public LakeListing(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /**
   * Lists once. A file is data if its name ends in {@code .json}, {@code .ndjson} or {@code
   * .jsonl}, whether or not {@code .gz}, {@code .bz2} or {@code .zst} is behind, in any case. What
   * is hidden, by a {@code _} or {@code .} at the beginning of its name or of a folder below the
   * root, is passed over, as are markers of folders.
   *
   * @throws SettingsException if the folder does not exist, or has no data
   */
  public Listing execute() {
    try {
      if ("file".equals(root.toUri().getScheme())) {
        listLocal();
      } else {
        var fs = root.getFileSystem(hadoop);
        new RemoteListing(fs, root, RemoteListing.MANY, this::add).execute();
      }
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    } catch (UncheckedIOException e) {
      throw LakeErrors.translate("list " + root, e.getCause());
    }
    var found = new OtherFiles(others.get(), List.copyOf(examples));
    if (files.isEmpty()) {
      throw new SettingsException(
          "Cannot load: no .json, .ndjson or .jsonl file, compressed or not, is under %s%s"
              .formatted(root, found.count() == 0 ? "" : "; there are others: " + found));
    }
    return new Listing(files.stream().sorted(Comparator.comparing(LakeFile::path)).toList(), found);
  }

  // Hadoop's listing of a local folder starts a process per file.
  private void listLocal() throws IOException {
    try (Stream<java.nio.file.Path> paths = Files.walk(java.nio.file.Path.of(root.toUri()))) {
      for (var path : (Iterable<java.nio.file.Path>) paths.filter(Files::isRegularFile)::iterator) {
        long modified = Files.getLastModifiedTime(path).toMillis();
        add(new FileStatus(Files.size(path), false, 1, 0, modified, new Path(path.toUri())));
      }
    }
  }

  private void add(FileStatus status) {
    String path = LakePaths.redshiftAddress(status.getPath());
    switch (KeyKind.of(below(status.getPath()), status.getLen())) {
      case DATA -> {
        var modified = Instant.ofEpochMilli(status.getModificationTime());
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        files.add(
            etag == null
                ? LakeFile.withoutEtag(path, status.getLen(), modified)
                : new LakeFile(path, status.getLen(), modified, etag));
      }
      case OTHER -> addOther(path);
      case HIDDEN -> {}
    }
  }

  private synchronized void addOther(String path) {
    others.incrementAndGet();
    examples.add(path);
    if (examples.size() > OtherFiles.EXAMPLES) {
      examples.remove(examples.last());
    }
  }

  /** The root itself may lie in a folder that would be hidden below it. */
  private String below(Path path) {
    return root.toUri().relativize(path.toUri()).getPath();
  }
}
