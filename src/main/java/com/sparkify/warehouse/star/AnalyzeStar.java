package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.redshift.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the planner know the star as a publish or a rebuild has left it. */
final class AnalyzeStar {
  private static final Logger LOG = LoggerFactory.getLogger(AnalyzeStar.class);

  private AnalyzeStar() {}

  /**
   * Analyzes each table. What was committed stays so: statistics that are not up to date make
   * nothing a failure.
   *
   * @param what has been committed, for the log
   */
  static void after(String what, Warehouse warehouse) {
    try {
      warehouse.session(
          "analyze after " + what,
          handle -> {
            Tables.STAR.forEach(table -> handle.execute("ANALYZE " + table));
            return null;
          });
    } catch (LoadException e) {
      LOG.warn("{}; what was written stays all the same", e.getMessage());
    }
  }
}
