package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Sql;
import com.sparkify.warehouse.redshift.Warehouse;
import org.jdbi.v3.core.Handle;

/** Derives the star schema anew from the staging rows of all runs that have succeeded. */
public final class Rebuild {
  private final Warehouse warehouse;
  private final Retry retry;

  /**
   * @param warehouse where
   * @param retry how often to try again after conflicts and lost connections
   */
  public Rebuild(Warehouse warehouse, Retry retry) {
    this.warehouse = warehouse;
    this.retry = retry;
  }

  /** Rebuilds in one transaction; until it commits readers see the star as it was. */
  public PublishCounts execute() {
    PublishCounts counts =
        retry.call(attempt -> warehouse.transaction("rebuild the star schema", Rebuild::rebuild));
    AnalyzeStar.after("a rebuild", warehouse);
    return counts;
  }

  private static PublishCounts rebuild(Handle handle) {
    StarSql.lock(handle);
    StarSql.chooseAll(handle);
    Sql.run(handle, "rebuild/empty-star");
    return StarSql.publish(handle, Checks.Scope.STAR);
  }
}
