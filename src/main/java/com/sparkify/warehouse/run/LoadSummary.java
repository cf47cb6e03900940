package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.OtherFiles;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has done.
 *
 * @param writer which staging writer it used
 * @param listed how many files of data are in the lake
 * @param others what is beside them and is not data by its name
 * @param counts what it read and staged
 * @param published what it wrote to the star; empty if there was nothing new
 * @param unknownFields number of lines by unknown field
 * @param vanished files that were deleted or overwritten while they were read
 * @param rejects the folder of its rejects
 * @param times how long each step took, in order
 */
public record LoadSummary(
    String runId,
    String writer,
    long listed,
    OtherFiles others,
    RunCounts counts,
    Optional<PublishCounts> published,
    Map<String, Long> unknownFields,
    List<String> vanished,
    String rejects,
    Map<String, Duration> times) {

  /** The step among {@link #times} that finds what is new. */
  public static final String LISTING = "list the lake";
}
