package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.star.StagedRows;

/** Stages one table's rows of one run exactly once, even if connections are lost. */
public final class Stage {
  private final StagingWriter writer;
  private final StagedRows staged;
  private final Retry retry;
  private final String runId;

  /**
   * @param writer appends the rows
   * @param staged counts the rows, and deletes them before a further attempt
   * @param retry the number of attempts
   * @param runId the run of the rows
   */
  public Stage(StagingWriter writer, StagedRows staged, Retry retry, String runId) {
    this.writer = writer;
    this.staged = staged;
    this.retry = retry;
    this.runId = runId;
  }

  /** Writes the rows, verifies that the table has all of them, and returns how many. */
  public long execute(IngestedRows rows) {
    String table = rows.table().table();
    return retry.call(
        attempt -> {
          if (attempt > 1) {
            staged.delete(table, runId);
          }
          writer.write(rows);
          long found = staged.count(table, runId);
          if (found != rows.count()) {
            throw new TransientException(
                "Cannot stage %s: %d rows were written, but the table has %d"
                    .formatted(table, rows.count(), found));
          }
          return found;
        });
  }
}
