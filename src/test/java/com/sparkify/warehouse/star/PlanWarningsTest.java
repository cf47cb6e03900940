package com.sparkify.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanWarningsTest {

  @Test
  void whatMakesAQueryOfRedshiftSlowIsToldOnce() {
    List<String> plan =
        List.of(
            "XN Nested Loop DS_BCAST_INNER  (cost=0.00..1 rows=1 width=17)",
            "  ->  XN Hash Join DS_DIST_BOTH  (cost=112.50..3272334142.59 rows=170771 width=84)",
            "        Outer Dist Key: sales.listid",
            "        ->  XN Hash Join DS_DIST_BOTH  (cost=1 rows=1 width=1)",
            " ----- Tables missing statistics: songplays, users -----",
            " ----- Nested Loop Join in the query plan - review the join predicates to avoid Cartesian products -----");

    assertThat(PlanWarnings.of(plan))
        .containsExactly(
            "joins every row with every row (Nested Loop)",
            "sends a copy of a table to all nodes (DS_BCAST_INNER)",
            "moves the rows of both tables (DS_DIST_BOTH)",
            "Tables missing statistics: songplays, users",
            "Nested Loop Join in the query plan - review the join predicates to avoid Cartesian products");
  }

  @Test
  void aPlanThatMovesNoRowsHasNone() {
    assertThat(PlanWarnings.of(List.of("XN Hash Join DS_DIST_NONE  (cost=1 rows=1 width=1)")))
        .isEmpty();
  }
}
