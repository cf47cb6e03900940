package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Sql;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Holds all rows of the star against all rules, whoever has written them; a publish only looks at
 * those with a key that it touches. Changes nothing, and holds nobody up for longer than one rule
 * takes.
 */
public final class CheckStar {
  private final Warehouse warehouse;
  private final Retry retry;

  /**
   * @param warehouse whose star is checked
   * @param retry how often to begin anew when a run publishes meanwhile
   */
  public CheckStar(Warehouse warehouse, Retry retry) {
    this.warehouse = warehouse;
    this.retry = retry;
  }

  /**
   * Checks the star as of one moment.
   *
   * @return a result a rule, by name
   * @throws TransientException if it cannot be done now
   */
  public List<CheckResult> execute() {
    // Not in a transaction, which would have publishes wait for its end.
    return retry.call(attempt -> warehouse.session("check the star schema", this::check));
  }

  private List<CheckResult> check(Handle handle) {
    StarSql.chooseAll(handle);
    StarSql.touch(handle);
    List<CheckResult> results = Checks.results(handle, Checks.Scope.STAR).toList();
    String published = Sql.only(handle, SqlFile.of("runs/published-since"));
    handle
        .createQuery(published)
        .mapTo(String.class)
        .findFirst()
        .ifPresent(
            run -> {
              throw new TransientException(
                  "Cannot check the star schema: %s has published meanwhile".formatted(run));
            });
    return results;
  }
}
