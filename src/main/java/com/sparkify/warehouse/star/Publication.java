package com.sparkify.warehouse.star;

import com.sparkify.warehouse.settings.RejectLimit;

/**
 * What one run publishes.
 *
 * @param runId the run whose staged rows become live
 * @param listedAt when it listed the lake, by {@link Ledger#now}
 * @param refresh which files replace a live one of the same version
 * @param maxWithdrawn how many of the keys that the replaced files gave may go
 * @param staged the counts for the run log
 */
public record Publication(
    String runId, String listedAt, Refresh refresh, RejectLimit maxWithdrawn, RunCounts staged) {

  /** Which files a run loads although their live version is the same. */
  public enum Refresh {
    NONE,
    /** Those that it has staged. */
    STAGED_FILES,
    /** It has staged every file of the lake: what it has not staged is no longer there. */
    WHOLE_LAKE
  }
}
