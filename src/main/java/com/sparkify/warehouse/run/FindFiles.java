package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.listing.FileDay;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.listing.LakePaths;
import com.sparkify.warehouse.lake.listing.Listing;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.Ledger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Lists the lake and chooses the files that a run takes; changes nothing. */
public final class FindFiles {
  private final Settings settings;
  private final Configuration hadoop;
  private final Warehouse warehouse;

  public FindFiles(Settings settings, Configuration hadoop, Warehouse warehouse) {
    this.settings = settings;
    this.hadoop = hadoop;
    this.warehouse = warehouse;
  }

  /**
   * The files that the request asks for and, unless it asks for every file, are not loaded yet.
   *
   * @throws SettingsException if one of them is in an archive of S3
   */
  public FilesToLoad execute(LoadRequest request) {
    Listing events = new LakeListing(settings.lake().logs(), hadoop).execute();
    Listing songs = new LakeListing(settings.lake().songs(), hadoop).execute();
    Map<String, String> loaded =
        request.selection() == Selection.NEW_FILES ? new Ledger(warehouse).versions() : Map.of();
    List<LakeFile> ofTheDays =
        events.files().stream()
            .filter(file -> isInWindow(file, request) && isAskedFor(file, request))
            .toList();
    var files =
        new FilesToLoad(
            ofTheDays.stream().filter(file -> !isLoaded(file, loaded)).toList(),
            // Songs have no dates: a period applies to events only.
            songs.files().stream()
                .filter(file -> isAskedFor(file, request) && !isLoaded(file, loaded))
                .toList(),
            (long) events.files().size() + songs.files().size(),
            events.others() + songs.others(),
            Stream.concat(events.examples().stream(), songs.examples().stream()).toList(),
            request
                .window()
                .map(
                    days ->
                        new FilesToLoad.Days(
                            days,
                            ofTheDays.size(),
                            events.files().stream().filter(file -> day(file).isEmpty()).count())));
    request.replay().ifPresent(replay -> refuseWithoutFiles(files, replay));
    refuseArchived(settings.lake().logs(), files.events(), events);
    refuseArchived(settings.lake().songs(), files.songs(), songs);
    return files;
  }

  private void refuseArchived(String root, List<LakeFile> files, Listing listing) {
    List<String> archived =
        files.stream().map(LakeFile::path).filter(listing.archived()::contains).toList();
    if (archived.isEmpty()) {
      return;
    }
    new LakeListing(root, hadoop)
        .firstUnreadable(archived)
        .ifPresent(
            path -> {
              throw new SettingsException(
                  "Cannot load: %s is in an archive of S3 (GLACIER or DEEP_ARCHIVE; %,d such files); restore it, or move it out of the folder"
                      .formatted(path, archived.size()));
            });
  }

  private static boolean isLoaded(LakeFile file, Map<String, String> loaded) {
    return file.version().equals(loaded.get(file.path()));
  }

  private static void refuseWithoutFiles(FilesToLoad files, Replay replay) {
    if (files.count() == 0) {
      throw new SettingsException(
          "Cannot replay %s: none of its %,d files with rejects is in the lake any more, such as %s"
              .formatted(
                  replay.runId(),
                  replay.rejects().size(),
                  replay.rejects().keySet().stream().sorted().findFirst().orElse("none")));
    }
  }

  private static boolean isAskedFor(LakeFile file, LoadRequest request) {
    return request.replay().map(replay -> replay.rejects().containsKey(file.path())).orElse(true);
  }

  private boolean isInWindow(LakeFile file, LoadRequest request) {
    return request.window().isEmpty() || day(file).filter(request::includes).isPresent();
  }

  private Optional<LocalDate> day(LakeFile file) {
    String root = LakePaths.redshiftAddress(new Path(settings.lake().logs()));
    return FileDay.of(file.path().substring(Math.min(root.length(), file.path().length())));
  }
}
