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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

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
      Optional<LakeFolder> folder = settings.lake().map(LakeFolder::open);
      write(marker);
      folder.ifPresentOrElse(this::copy, this::invent);
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

  private void copy(LakeFolder folder) {
    progress.accept("Filling the lake from " + folder.path());
    places.forEach(
        (name, place) ->
            folder.files(name).entrySet().parallelStream()
                .forEach(
                    file -> {
                      server.put(place.bucket(), place.key(file.getKey()), file.getValue());
                      count();
                    }));
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
