package com.sparkify.warehouse.run;

import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has done.
 *
 * @param runId its name
 * @param writer which staging writer it used
 * @param listed how many files lie in the lake
 * @param counts what it read and staged
 * @param published what it wrote to the star; nothing if there was nothing new
 * @param unknownFields how many lines had a field that no column takes, by field
 * @param vanished files that went away or changed while they were read
 * @param rejects where the refused lines lie
 * @param times how long each step took
 */
public record LoadSummary(
    String runId,
    String writer,
    long listed,
    RunCounts counts,
    Optional<PublishCounts> published,
    Map<String, Long> unknownFields,
    List<String> vanished,
    String rejects,
    Map<String, Duration> times) {

  /** The step among {@link #times} that finds what is new. */
  public static final String LISTING = "list the lake";
}
