package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.star.Ledger.Version;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the lake that a run takes.
 *
 * @param events files of events, in order of their keys
 * @param songs files of songs, in order of their keys
 * @param listed how many files lie in the lake
 */
public record FilesToLoad(List<LakeFile> events, List<LakeFile> songs, long listed) {
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[^/]*$");

  /** Chooses of all files those that the request wants and the ledger does not hold. */
  static FilesToLoad choose(
      List<LakeFile> events, List<LakeFile> songs, LoadRequest request, Set<Version> loaded) {
    return new FilesToLoad(
        notLoaded(events.stream().filter(file -> inWindow(file, request)), loaded),
        notLoaded(songs.stream(), loaded),
        (long) events.size() + songs.size());
  }

  public long count() {
    return events.size() + (long) songs.size();
  }

  /** Their size in the lake. */
  public long bytes() {
    return bytes(events) + bytes(songs);
  }

  /** The size of some files in the lake. */
  public static long bytes(List<LakeFile> files) {
    return files.stream().mapToLong(LakeFile::size).sum();
  }

  private static List<LakeFile> notLoaded(Stream<LakeFile> files, Set<Version> loaded) {
    return files
        .filter(file -> !loaded.contains(new Version(file.path(), file.size(), file.modified())))
        .toList();
  }

  // The catalogue has no days: a window is of events.
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
