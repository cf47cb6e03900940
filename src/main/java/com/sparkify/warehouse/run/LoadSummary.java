package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.parsing.UnknownField;
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
 * @param files what it has found in the lake
 * @param counts what it read and staged
 * @param published what it wrote to the star; empty if there was nothing new
 * @param unknownFields the fields that the sources do not know, by name
 * @param vanished files that were deleted or overwritten while they were read
 * @param rejects the folder of its rejects
 * @param times how long each step took, in order
 */
public record LoadSummary(
    String runId,
    String writer,
    FilesToLoad files,
    RunCounts counts,
    Optional<PublishCounts> published,
    Map<String, UnknownField> unknownFields,
    List<String> vanished,
    String rejects,
    Map<String, Duration> times) {

  /** The step among {@link #times} that finds what is new. */
  public static final String LISTING = "list the lake";
}
