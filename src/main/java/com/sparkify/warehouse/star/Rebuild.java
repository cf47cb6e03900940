package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import org.jdbi.v3.core.Handle;

/** Derives the star schema again from the staging rows of all runs that succeeded. */
public final class Rebuild {
  private final Warehouse warehouse;
  private final Retry retry;

  /**
   * @param retry how often to try again after conflicts and lost connections
   */
  public Rebuild(Warehouse warehouse, Retry retry) {
    this.warehouse = warehouse;
    this.retry = retry;
  }

  /** Rebuilds in one transaction; readers see the old star until it commits. */
  public PublishCounts execute() {
    PublishCounts counts =
        retry.call(attempt -> warehouse.transaction("rebuild the star schema", Rebuild::rebuild));
    StarSql.analyze(warehouse, "a rebuild");
    return counts;
  }

  private static PublishCounts rebuild(Handle handle) {
    StarSql.lock(handle);
    StarSql.chooseAll(handle);
    SqlFile.of("rebuild/empty-star").run(handle);
    return StarSql.publish(handle, Checks.Scope.STAR);
  }
}
