package com.sparkify.sandbox;

import com.google.common.io.ByteSource;
import com.google.common.io.Files;
import com.sparkify.sample.SampleData;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.LakeSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.PrefixFileFilter;
import org.apache.commons.io.filefilter.TrueFileFilter;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.util.ShutdownHookManager;

/** Fills the lake, from the folder sandbox.lake or with generated sample data. */
record LakeSeeder(
    SandboxSettings settings, LakeSettings lake, S3Sandbox server, Consumer<String> progress) {

  /**
   * Does nothing if the lake is not empty, unless filling it was interrupted.
   *
   * @throws SettingsException if sandbox.lake has no log or song files
   */
  void execute() throws IOException {
    File marker = settings.home().resolve("filling").toFile();
    if (marker.exists() || Stream.of(lake.logs(), lake.songs()).allMatch(this::isEmpty)) {
      FileUtils.touch(marker);
      settings.lake().ifPresentOrElse(this::copy, this::generate);
      FileUtils.delete(marker);
      progress.accept("The lake is filled");
    } else {
      String notice = "The lake is not empty: sandbox.lake = %s is not read";
      settings.lake().map(notice::formatted).ifPresent(progress);
    }
  }

  private boolean isEmpty(String folder) {
    URI uri = URI.create(folder);
    return server.isEmpty(uri.getAuthority(), uri.getPath().replaceFirst("^/", ""));
  }

  private void generate() {
    progress.accept("Filling the lake with sample data, seed " + settings.seed());
    SampleData.generate(
        settings.seed(), settings.sample(), (name, content) -> put(name, ByteSource.wrap(content)));
  }

  private void copy(Path from) {
    if (!from.toFile().isDirectory()) {
      throw SandboxSettings.notAFolder("sandbox.lake", from, "is not there", null);
    }
    List<File> files =
        Stream.of("log_data", "song_data").flatMap(name -> files(from, name).stream()).toList();
    progress.accept("Filling the lake with %,d files from %s".formatted(files.size(), from));
    files.parallelStream()
        .forEach(file -> put(from.relativize(file.toPath()).toString(), Files.asByteSource(file)));
  }

  // Whatever lies there, but for what a desktop leaves: the load decides what is data.
  private static Collection<File> files(Path from, String name) {
    File folder = from.resolve(name).toFile();
    Collection<File> files =
        folder.isDirectory()
            ? FileUtils.listFiles(
                folder, new PrefixFileFilter(".").negate(), TrueFileFilter.INSTANCE)
            : List.of();
    if (files.isEmpty()) {
      String reason = "Cannot fill the lake from sandbox.lake = %s: there is no file in %s/";
      throw new SettingsException(reason.formatted(from, name));
    }
    return files;
  }

  private void put(String name, ByteSource content) {
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      throw new TransientException(
          "Cannot fill the lake: interrupted; the next start completes it");
    }
    URI folder = URI.create(name.startsWith("log_data/") ? lake.logs() : lake.songs());
    String key = folder.getPath() + "/" + StringUtils.substringAfter(name, "/");
    server.put(folder.getAuthority(), key.replaceFirst("^/", ""), content);
  }
}
