package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that a run loads.
 *
 * @param events files of events, in order of their keys
 * @param songs files of songs, in order of their keys
 * @param listed how many files of data are in the lake
 * @param others how many files are no data by their names
 * @param examples some of those
 * @param days the days whose logs were asked for; empty for all
 */
public record FilesToLoad(
    List<LakeFile> events,
    List<LakeFile> songs,
    long listed,
    long others,
    List<String> examples,
    Optional<Days> days) {

  /**
   * Days whose logs were asked for.
   *
   * @param days as a person says it, such as {@code 2018-11-01}
   * @param files how many files of events are of them, loaded or not
   * @param undated how many files of events are of no day by their keys
   */
  public record Days(String days, long files, long undated) {}

  public long count() {
    return all().count();
  }

  /** Their size in the lake. */
  public long bytes() {
    return all().mapToLong(LakeFile::size).sum();
  }

  public Stream<LakeFile> all() {
    return Stream.concat(events.stream(), songs.stream());
  }
}
