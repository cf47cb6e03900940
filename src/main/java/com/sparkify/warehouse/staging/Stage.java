package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.star.StagedRows;

/** Stages one table's rows of one run exactly once, whatever is lost on the way. */
public final class Stage {
  private final StagingWriter writer;
  private final StagedRows staged;
  private final Retry retry;
  private final String runId;

  /**
   * @param writer writes them
   * @param staged counts and deletes what is there
   * @param retry how often to try
   * @param runId whose rows
   */
  public Stage(StagingWriter writer, StagedRows staged, Retry retry, String runId) {
    this.writer = writer;
    this.staged = staged;
    this.retry = retry;
    this.runId = runId;
  }

  /**
   * Writes the rows and counts them.
   *
   * @return how many are there
   */
  public long execute(IngestedRows rows) {
    if (rows.count() == 0) {
      return 0;
    }
    String table = rows.table().table();
    return retry.call(
        attempt -> {
          if (attempt > 1) {
            staged.delete(table, runId);
          }
          writer.write(rows);
          long there = staged.count(table, runId);
          if (there != rows.count()) {
            throw new TransientException(
                "Cannot stage %s: %d rows were written and %d are there"
                    .formatted(table, rows.count(), there));
          }
          return there;
        });
  }
}
