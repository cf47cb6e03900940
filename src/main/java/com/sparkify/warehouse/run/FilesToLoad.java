package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.OtherFiles;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a run loads.
 *
 * @param events files of events, in order of their keys
 * @param songs files of songs, in order of their keys
 * @param listed how many files of data are in the lake
 * @param others what is beside them and is not data by its name
 */
public record FilesToLoad(
    List<LakeFile> events, List<LakeFile> songs, long listed, OtherFiles others) {

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
