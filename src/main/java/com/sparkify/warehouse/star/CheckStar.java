package com.sparkify.warehouse.star;

import com.sparkify.warehouse.failure.TransientFailure;
import java.util.List;

/**
 * Holds all rows of the star against all rules, whoever has written them; a publish only looks at
 * those that it can have written. Changes nothing, and holds nobody up.
 */
public final class CheckStar {
  private final Warehouse warehouse;

  /**
   * @param warehouse whose star is checked
   */
  public CheckStar(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Checks the star as of one moment.
   *
   * @return a result a rule, by name
   * @throws TransientFailure if it cannot be done now
   */
  public List<CheckResult> execute() {
    return warehouse.transaction(
        "check the star schema",
        handle -> {
          StarSql.chooseAll(handle);
          Sql.run(handle, "publish/10_touched");
          return Checks.results(handle, Checks.Scope.STAR).toList();
        });
  }
}
