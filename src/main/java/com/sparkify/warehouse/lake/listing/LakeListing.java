package com.sparkify.warehouse.lake.listing;

import com.sparkify.warehouse.error.SettingsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the files under a folder of the lake, flat: on S3, one LIST per 1,000 keys. */
public final class LakeListing {
  private static final int EXAMPLES = 3;

  private static final Set<ObjectStorageClass> ARCHIVES =
      Set.of(ObjectStorageClass.GLACIER, ObjectStorageClass.DEEP_ARCHIVE);

  private final Path root;
  private final Configuration hadoop;
  private final Queue<LakeFile> files = new ConcurrentLinkedQueue<>();
  private final Set<String> archived = ConcurrentHashMap.newKeySet();
  private final AtomicLong others = new AtomicLong();
  private final NavigableSet<String> examples = new ConcurrentSkipListSet<>();

  /**
   * @param root the folder, as a Hadoop address
   * @param hadoop access to it
   */
  public LakeListing(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /**
   * Lists once. Files are told apart by their names, in whatever case: {@code .json}, {@code
   * .ndjson} and {@code .jsonl} are data, also with {@code .gz}, {@code .bz2} or {@code .zst}
   * behind; what has a part below the folder that begins with {@code _} or {@code .} is hidden.
   *
   * @throws SettingsException if the folder does not exist, or has no data
   */
  public Listing execute() {
    try {
      list();
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    } catch (UncheckedIOException e) {
      throw LakeErrors.translate("list " + root, e.getCause());
    }
    if (files.isEmpty()) {
      throw new SettingsException(
          "Cannot load: no .json, .ndjson or .jsonl file, compressed or not, is under %s%s"
              .formatted(root, others.get() == 0 ? "" : "; there are others: " + described()));
    }
    return new Listing(
        files.stream().sorted(Comparator.comparing(LakeFile::path)).toList(),
        archived,
        others.get(),
        List.copyOf(examples));
  }

  private String described() {
    return "%,d files, such as %s".formatted(others.get(), String.join(", ", examples));
  }

  private void list() throws IOException {
    if ("file".equals(root.toUri().getScheme())) {
      listLocal();
      return;
    }
    FileSystem fs = root.getFileSystem(hadoop);
    Optional<S3Objects> objects = S3Objects.of(fs);
    if (objects.isPresent()) {
      listObjects(objects.get());
    } else {
      var statuses = fs.listFiles(root, true);
      while (statuses.hasNext()) {
        add(file(statuses.next()), LakePaths.redshiftAddress(root));
      }
    }
  }

  private void listObjects(S3Objects objects) throws IOException {
    String folder = root.toUri().getPath().replaceAll("^/+|/+$", "");
    String prefix = folder.isEmpty() ? "" : folder + "/";
    String address = objects.address(folder);
    var isAnything = new AtomicLong();
    new S3Listing(
            objects,
            prefix,
            S3Listing.MANY,
            object -> {
              isAnything.incrementAndGet();
              LakeFile file = file(object, objects);
              if (ARCHIVES.contains(object.storageClass())) {
                archived.add(file.path());
              }
              add(file, address);
            })
        .execute();
    if (isAnything.get() == 0) {
      throw new FileNotFoundException(root.toString());
    }
  }

  // Hadoop's listing of a local folder starts a process per file.
  private void listLocal() throws IOException {
    try (Stream<java.nio.file.Path> paths = Files.walk(java.nio.file.Path.of(root.toUri()))) {
      for (var path : (Iterable<java.nio.file.Path>) paths.filter(Files::isRegularFile)::iterator) {
        long modified = Files.getLastModifiedTime(path).toMillis();
        var status =
            new FileStatus(Files.size(path), false, 1, 0, modified, new Path(path.toUri()));
        add(file(status), LakePaths.redshiftAddress(root));
      }
    }
  }

  private void add(LakeFile file, String folder) {
    String below = file.path().substring(Math.min(file.path().length(), folder.length() + 1));
    switch (KeyKind.of(below, file.size())) {
      case DATA -> files.add(file);
      case HIDDEN -> {}
      case OTHER -> {
        others.incrementAndGet();
        // The first by name, in whatever order they are listed.
        examples.add(file.path());
        if (examples.size() > EXAMPLES) {
          examples.pollLast();
        }
      }
    }
  }

  /**
   * Which of these files are still there as they were listed.
   *
   * @param listed some files of this folder
   */
  public List<LakeFile> stillThere(Collection<LakeFile> listed) {
    try {
      FileSystem fs = root.getFileSystem(hadoop);
      Optional<S3Objects> objects = S3Objects.of(fs);
      var found = new ArrayList<LakeFile>();
      for (LakeFile file : listed) {
        Optional<LakeFile> now = objects.isPresent() ? look(objects.get(), file) : look(fs, file);
        now.filter(file::equals).ifPresent(found::add);
      }
      return found;
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root + " again", e);
    }
  }

  /**
   * The first of some files that S3 has in an archive and has not restored.
   *
   * @param archived from {@link Listing#archived}
   */
  public Optional<String> firstUnreadable(Collection<String> archived) {
    try {
      S3Objects objects = S3Objects.of(root.getFileSystem(hadoop)).orElseThrow();
      for (String path : archived) {
        if (!objects.isRestored(path)) {
          return Optional.of(path);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw LakeErrors.translate("look at archived files in " + root, e);
    }
  }

  private static Optional<LakeFile> look(S3Objects objects, LakeFile file) throws IOException {
    // The first key that begins with this key is this key, if there is such an object.
    return objects
        .list(request -> request.prefix(objects.key(file.path())).maxKeys(1))
        .contents()
        .stream()
        .map(object -> file(object, objects))
        .findFirst();
  }

  private static Optional<LakeFile> look(FileSystem fs, LakeFile file) throws IOException {
    try {
      Path path = LakePaths.hadoopPath(file.path(), fs.getUri().getScheme());
      return Optional.of(file(fs.getFileStatus(path)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static LakeFile file(S3Object object, S3Objects objects) {
    return file(objects.address(object.key()), object.size(), object.lastModified(), object.eTag());
  }

  private static LakeFile file(FileStatus status) {
    return file(
        LakePaths.redshiftAddress(status.getPath()),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()),
        status instanceof EtagSource source ? source.getEtag() : null);
  }

  private static LakeFile file(String path, long size, Instant modified, String etag) {
    return etag == null || etag.isEmpty()
        ? LakeFile.withoutEtag(path, size, modified)
        : new LakeFile(path, size, modified, etag.replace("\"", ""));
  }
}
