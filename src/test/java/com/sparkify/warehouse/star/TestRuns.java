package com.sparkify.warehouse.star;

import java.util.Optional;

/** Runs of the tests, of which only the id matters. */
public final class TestRuns {
  private TestRuns() {}

  public static RunLog.Start start(String runId) {
    return new RunLog.Start(
        runId, Optional.empty(), Optional.empty(), "copy", "local-1", "here", Optional.empty(), 1);
  }
}
