package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RejectLimit;
import org.jdbi.v3.core.Handle;

/** Derives the whole star schema again from staging, and writes what differs. */
public final class Rebuild {
  private static final Deliveries NO_DELIVERIES = new Deliveries(0, 0);

  /** Whatever staging does not derive goes. */
  private static final RejectLimit ALL = RejectLimit.parse("100%");

  private final Warehouse warehouse;
  private final Retry retry;

  /**
   * @param retry how often to try again after conflicts and lost connections
   */
  public Rebuild(Warehouse warehouse, Retry retry) {
    this.warehouse = warehouse;
    this.retry = retry;
  }

  /**
   * Rebuilds in one transaction; readers see the old star until it commits.
   *
   * @throws DataException if staging has not all that the ledger says is loaded; the star is then
   *     unchanged
   */
  public PublishCounts execute() {
    PublishCounts counts =
        retry.call(attempt -> warehouse.transaction("rebuild the star schema", Rebuild::rebuild));
    StarSql.analyze(warehouse, "a rebuild");
    return counts;
  }

  private static PublishCounts rebuild(Handle handle) {
    StarSql.lock(handle);
    StarSql.beginWithAllRuns(handle);
    Checks.verifyStaging(handle, "rebuild the star schema", "; " + LoadedRows.HOW_TO_STAGE_AGAIN);
    return StarSql.publish(handle, Checks.Scope.STAR, NO_DELIVERIES, ALL);
  }
}
