package com.sparkify.warehouse.star;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plan of Redshift says about why a query is slow. */
final class PlanWarnings {
  /** "Evaluating the query plan" in the developer guide. */
  private static final Map<String, String> STEPS =
      Map.of(
          "Nested Loop", "joins every row with every row (Nested Loop)",
          "DS_BCAST_INNER", "sends a copy of a table to all nodes (DS_BCAST_INNER)",
          "DS_DIST_ALL_INNER", "sends a whole table to one slice (DS_DIST_ALL_INNER)",
          "DS_DIST_BOTH", "moves the rows of both tables (DS_DIST_BOTH)");

  private PlanWarnings() {}

  /**
   * The warnings of a plan, each once.
   *
   * @param plan the lines of EXPLAIN
   */
  static List<String> of(List<String> plan) {
    return plan.stream()
        .map(String::strip)
        .flatMap(
            line ->
                line.startsWith("-----")
                    ? Stream.of(line.replaceAll("^-+\\s*|\\s*-+$", ""))
                    : STEPS.entrySet().stream()
                        .filter(step -> line.contains(step.getKey()))
                        .map(Map.Entry::getValue)
                        .sorted())
        .distinct()
        .toList();
  }
}
