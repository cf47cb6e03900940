package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.star.Publication.Refresh;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Decides which of the files that a run has staged become live, and takes the rows of the others
 * out of staging: a path has at most one live version.
 *
 * @param replaced how many live files the run's have replaced
 * @param superseded how many of the run's files another run has published in the same or a later
 *     version
 */
record Deliveries(long replaced, long superseded) {

  /**
   * Enters the run's live files in the ledger; the run and its rows are in the temporary tables.
   */
  static Deliveries enter(Handle handle, Refresh refresh) {
    run(handle, "publish/04_deliveries");
    Map<String, Object> found = StarSql.define(handle, "publish/05_replaced_range");
    var deliveries =
        new Deliveries(
            StarSql.count(found, "files_replaced"), StarSql.count(found, "files_superseded"));
    if (deliveries.replaced > 0) {
      run(handle, "publish/06_replace");
    }
    if (deliveries.superseded > 0) {
      run(handle, "publish/06_supersede");
    }
    run(handle, "publish/07_ledger");
    if (refresh == Refresh.WHOLE_LAKE) {
      run(handle, "rebuild/lost-files");
    }
    return deliveries;
  }

  private static void run(Handle handle, String file) {
    SqlFile.of(file).run(handle);
  }
}
