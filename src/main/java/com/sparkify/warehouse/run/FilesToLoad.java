package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a run loads.
 *
 * @param events files of events, in order of their keys
 * @param songs files of songs, in order of their keys
 * @param listed how many files are in the lake
 */
public record FilesToLoad(List<LakeFile> events, List<LakeFile> songs, long listed) {

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
