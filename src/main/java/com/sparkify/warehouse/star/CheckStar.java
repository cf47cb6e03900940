package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Runs every check on all rows of the star; a publish checks only the keys that it touches. Changes
 * nothing, and delays a publish by no more than one check.
 */
public final class CheckStar {
  private final Warehouse warehouse;
  private final Retry retry;

  /**
   * @param warehouse of the star
   * @param retry how often to start again when a run publishes meanwhile
   */
  public CheckStar(Warehouse warehouse, Retry retry) {
    this.warehouse = warehouse;
    this.retry = retry;
  }

  /**
   * Checks the star.
   *
   * @return a result for each check, by name
   * @throws TransientException if a run publishes in every attempt, or Redshift fails for now
   */
  public List<CheckResult> execute() {
    // Not in one transaction: publishes would have to wait for its end.
    return retry.call(attempt -> warehouse.session("check the star schema", CheckStar::check));
  }

  private static List<CheckResult> check(Handle handle) {
    StarSql.beginWithAllRuns(handle);
    StarSql.derive(handle, Checks.Scope.STAR);
    List<CheckResult> results = Checks.results(handle, Checks.Scope.STAR).toList();
    SqlFile.of("runs/published-since")
        .query(handle)
        .mapTo(String.class)
        .findFirst()
        .ifPresent(
            run -> {
              throw new TransientException(
                  "Cannot check the star schema: run %s published while the checks were running"
                      .formatted(run));
            });
    return results;
  }
}
