package com.sparkify.sandbox;

import com.sparkify.sandbox.Buckets.Place;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.sandbox.sample.SampleData;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import com.sparkify.warehouse.settings.LakeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fills an empty lake: from a folder if the settings name one, else with sample data. */
final class LakeFill {

  private static final int FILES_PER_NOTE = 5_000;

  private final SandboxSettings settings;
  private final S3Sandbox server;
  private final Consumer<String> progress;
  private final AtomicInteger files = new AtomicInteger();

  /** The lake's folders by the names that they have in the raw data. */
  private final Map<String, Place> places = new TreeMap<>();

  LakeFill(
      SandboxSettings settings, LakeSettings lake, S3Sandbox server, Consumer<String> progress) {
    this.settings = settings;
    this.server = server;
    this.progress = progress;
    Buckets.place(lake.logs()).ifPresent(place -> places.put("log_data", place));
    Buckets.place(lake.songs()).ifPresent(place -> places.put("song_data", place));
  }

  /**
   * Fills the lake if it is empty, or an earlier filling was cut off.
   *
   * @return how many files were put
   * @throws SettingsFailure if the folder to fill from is not what it should be
   * @throws TransientFailure if the disk does not take it
   */
  int execute() {
    Path marker = settings.home().resolve("filling");
    if (Files.exists(marker) || isEmpty()) {
      settings.lake().ifPresent(LakeFill::check);
      write(marker);
      settings.lake().ifPresentOrElse(this::copy, this::invent);
      delete(marker);
      progress.accept("The lake is filled with %,d files".formatted(files.get()));
    } else if (settings.lake().isPresent()) {
      progress.accept(
          "The lake is not empty: sandbox.lake = " + settings.lake().get() + " is not read");
    }
    return files.get();
  }

  private boolean isEmpty() {
    return places.values().stream()
        .allMatch(place -> server.isEmpty(place.bucket(), place.folder()));
  }

  private static void check(Path folder) {
    for (String name : List.of("log_data", "song_data")) {
      Path part = folder.resolve(name);
      if (!Files.isDirectory(part)) {
        throw new SettingsFailure(
            "Cannot fill the lake from sandbox.lake = %s: there is no folder %s in it"
                .formatted(folder, name));
      }
      if (jsonFiles(part).isEmpty()) {
        throw new SettingsFailure(
            "Cannot fill the lake from sandbox.lake = %s: its folder %s holds no JSON file"
                .formatted(folder, name));
      }
    }
  }

  private void copy(Path folder) {
    progress.accept("Filling the lake from " + folder);
    for (String name : places.keySet()) {
      Path part = folder.resolve(name);
      jsonFiles(part).parallelStream()
          .forEach(
              file -> {
                Place place = places.get(name);
                server.put(place.bucket(), place.key(key(part.relativize(file))), file);
                count();
              });
    }
  }

  private void invent() {
    progress.accept("Filling the lake with sample data, seed " + settings.seed());
    SampleData.generate(
        settings.seed(),
        settings.sample(),
        (key, content) -> {
          String name = key.substring(0, key.indexOf('/'));
          Optional.ofNullable(places.get(name))
              .ifPresent(
                  place -> {
                    String rest = key.substring(name.length() + 1);
                    server.put(place.bucket(), place.key(rest), content);
                    count();
                  });
        });
  }

  private void count() {
    int count = files.incrementAndGet();
    if (count % FILES_PER_NOTE == 0) {
      progress.accept("%,d files".formatted(count));
    }
  }

  private static List<Path> jsonFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SettingsFailure("Cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static String key(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  private static void write(Path marker) {
    try {
      Files.writeString(marker, "");
    } catch (IOException e) {
      throw new TransientFailure("Cannot write %s: %s".formatted(marker, e.getMessage()), e);
    }
  }

  private static void delete(Path marker) {
    try {
      Files.deleteIfExists(marker);
    } catch (IOException e) {
      throw new TransientFailure("Cannot delete %s: %s".formatted(marker, e.getMessage()), e);
    }
  }
}
