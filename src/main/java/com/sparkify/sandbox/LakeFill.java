package com.sparkify.sandbox;

import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.sandbox.sample.SampleData;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.settings.LakeSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.Uncheck;
import org.apache.commons.lang3.StringUtils;

/** Fills an empty lake: from a folder if the settings name one, else with sample data. */
final class LakeFill {

  private final SandboxSettings settings;
  private final S3Sandbox server;
  private final Consumer<String> progress;
  private final AtomicInteger count = new AtomicInteger();

  /** The lake's folders in S3 by the names that they have in the raw data. */
  private final Map<String, URI> targets;

  LakeFill(
      SandboxSettings settings, LakeSettings lake, S3Sandbox server, Consumer<String> progress) {
    this.settings = settings;
    this.server = server;
    this.progress = progress;
    this.targets =
        Map.of("log_data", URI.create(lake.logs()), "song_data", URI.create(lake.songs()));
  }

  /**
   * Fills the lake if it is empty, or an earlier filling was cut off.
   *
   * @throws SettingsFailure if the folder to fill from is not what it should be
   */
  void execute() throws IOException {
    File marker = settings.home().resolve("filling").toFile();
    if (marker.exists() || targets.values().stream().allMatch(this::isEmpty)) {
      FileUtils.touch(marker);
      settings.lake().ifPresentOrElse(this::copy, this::invent);
      FileUtils.delete(marker);
      progress.accept("The lake is filled with %,d files".formatted(count.get()));
    } else {
      String unread = "The lake is not empty: sandbox.lake = %s is not read";
      settings.lake().map(unread::formatted).ifPresent(progress);
    }
  }

  private boolean isEmpty(URI target) {
    return server.isEmpty(target.getAuthority(), folder(target));
  }

  private void invent() {
    progress.accept("Filling the lake with sample data, seed " + settings.seed());
    SampleData.generate(settings.seed(), settings.sample(), this::put);
  }

  private void copy(Path lake) {
    List<File> files =
        Stream.of("log_data", "song_data").flatMap(name -> json(lake, name)).toList();
    progress.accept("Filling the lake from " + lake);
    files.parallelStream()
        .forEach(
            file ->
                put(
                    lake.relativize(file.toPath()).toString(),
                    Uncheck.apply(FileUtils::readFileToByteArray, file)));
  }

  private static Stream<File> json(Path lake, String name) {
    File folder = lake.resolve(name).toFile();
    Collection<File> files =
        folder.isDirectory()
            ? FileUtils.listFiles(folder, new String[] {"json", "json.gz"}, true)
            : List.of();
    if (files.isEmpty()) {
      String refused = "Cannot fill the lake from sandbox.lake = %s: there is no JSON file in %s/";
      throw new SettingsFailure(refused.formatted(lake, name));
    }
    return files.stream();
  }

  /** Puts a file by its name in the raw data. */
  private void put(String name, byte[] content) {
    URI target = targets.get(StringUtils.substringBefore(name, "/"));
    String key = folder(target) + StringUtils.substringAfter(name, "/");
    server.put(target.getAuthority(), key, content);
    count.incrementAndGet();
  }

  /** The folder in its bucket, with a slash at the end; empty for the whole bucket. */
  private static String folder(URI target) {
    return StringUtils.removeStart(target.getPath() + "/", "/");
  }
}
