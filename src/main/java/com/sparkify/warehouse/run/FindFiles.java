package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.listing.Listing;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.Ledger.Version;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** Lists the lake and chooses the files that a run takes; changes nothing. */
public final class FindFiles {
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[^/]*$");

  private final Settings settings;
  private final Configuration hadoop;
  private final Warehouse warehouse;

  public FindFiles(Settings settings, Configuration hadoop, Warehouse warehouse) {
    this.settings = settings;
    this.hadoop = hadoop;
    this.warehouse = warehouse;
  }

  /** The files that the request asks for and, unless it asks for every file, are not loaded yet. */
  public FilesToLoad execute(LoadRequest request) {
    Listing events = new LakeListing(settings.lake().logs(), hadoop).execute();
    Listing songs = new LakeListing(settings.lake().songs(), hadoop).execute();
    Set<Version> loaded =
        request.selection() == Selection.EVERY_FILE ? Set.of() : new Ledger(warehouse).loaded();
    return new FilesToLoad(
        events.files().stream()
            .filter(file -> inWindow(file, request) && !isLoaded(file, loaded))
            .toList(),
        // Songs have no dates: a period applies to events only.
        songs.files().stream().filter(file -> !isLoaded(file, loaded)).toList(),
        (long) events.files().size() + songs.files().size(),
        events.others().plus(songs.others()));
  }

  private static boolean isLoaded(LakeFile file, Set<Version> loaded) {
    return loaded.contains(new Version(file.path(), file.size(), file.modified()));
  }

  private static boolean inWindow(LakeFile file, LoadRequest request) {
    if (!request.hasWindow()) {
      return true;
    }
    Matcher day = DAY.matcher(file.path());
    try {
      return day.find() && request.includes(LocalDate.parse(day.group(1)));
    } catch (DateTimeException e) {
      return false;
    }
  }
}
