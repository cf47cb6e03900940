package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Warehouse;
import org.jdbi.v3.core.Handle;

/** The rows of runs in the staging tables. */
public final class StagedRows {
  private final Warehouse warehouse;

  public StagedRows(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Number of a run's rows in a staging table. */
  public long count(String table, String runId) {
    return warehouse.session(
        "count the rows of " + runId,
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM <table> WHERE run_id = :runId")
                .define("table", known(table))
                .bind("runId", runId)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Deletes a run's rows from a staging table, also those that a statement is still writing after
   * its client lost the connection: the first deletion waits for its end, and the second sees its
   * rows. A LOCK would wait for readers too.
   */
  public void delete(String table, String runId) {
    warehouse.session(
        "delete the rows of " + runId,
        handle -> deleteOnce(handle, table, runId) + deleteOnce(handle, table, runId));
  }

  private static int deleteOnce(Handle handle, String table, String runId) {
    return handle
        .createUpdate("DELETE FROM <table> WHERE run_id = :runId")
        .define("table", known(table))
        .bind("runId", runId)
        .execute();
  }

  private static String known(String table) {
    if (!Tables.STAGING.contains(table)) {
      throw new IllegalArgumentException("Cannot use " + table + ": not a staging table");
    }
    return table;
  }
}
