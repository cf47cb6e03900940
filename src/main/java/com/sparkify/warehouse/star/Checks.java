package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.SqlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The files of {@code sql/checks}. Each is a query for the rows that violate it. The names that it
 * can use are listed in the README.
 */
final class Checks {
  private static final int ROWS_SHOWN = 5;

  /** Which rows of the star are checked. */
  enum Scope {
    /**
     * Only those with a key that the publish touches, so that the size of the star does not matter.
     * A row whose key is in no staging table is not checked.
     */
    TOUCHED(
        Map.of(
            "known_songs", "known_songs",
            "known_artists", "known_artists",
            "known_moments", "known_moments")),
    /** All of them. */
    STAR(
        Map.of(
            "users_from", "TIMESTAMP '0001-01-01 00:00:00'",
            "users_to", "TIMESTAMP '9999-12-31 23:59:59.999999'"));

    private final Map<String, String> names;

    Scope(Map<String, String> names) {
      this.names = names;
    }

    /** What stands for the names in angle brackets. */
    private Map<String, String> names(Handle handle) {
      var all = new HashMap<>(names);
      for (String table : Tables.STAR) {
        String rows = "(" + SqlFile.of("unkeyed/" + table).statement(handle, Map.of()) + ")";
        all.put(table, this == STAR ? rows : "checked_" + table);
        all.putIfAbsent("known_" + table, rows);
      }
      all.putIfAbsent("known_moments", all.get("songplays"));
      return all;
    }
  }

  private Checks() {}

  /** Those that compare staging with the ledger. */
  private static final Set<String> OF_STAGING =
      Set.of(
          "every-record-is-staged-or-rejected",
          "every-staged-row-has-its-file",
          "files-path-is-unique");

  /** The number of checks. */
  static int count() {
    return SqlFile.folder("checks").size();
  }

  /**
   * Compares what the publishing runs have staged with the ledger, file by file.
   *
   * @param action what cannot be done if they differ
   * @param advice what to do then
   * @throws DataException if they differ
   */
  static void verifyStaging(Handle handle, String action, String advice) {
    refuse(action, advice, results(handle, Scope.STAR, OF_STAGING::contains));
  }

  /**
   * Runs the checks of the star on what the transaction would commit; those of staging have passed.
   *
   * @throws DataException at the first that fails, with its name and up to five rows
   */
  static void verify(Handle handle, Scope scope) {
    if (scope == Scope.TOUCHED) {
      SqlFile.of("publish/50_checked").run(handle);
    }
    refuse("publish", "", results(handle, scope, name -> !OF_STAGING.contains(name)));
  }

  private static void refuse(String action, String advice, Stream<CheckResult> results) {
    results
        .filter(CheckResult::hasFailed)
        .findFirst()
        .ifPresent(
            failed -> {
              throw new DataException(
                  "Cannot %s: check %s failed. %s Rows that violate it: %s%s"
                      .formatted(
                          action, failed.name(), failed.title(), failed.violations(), advice));
            });
  }

  /** Runs the checks on what the session sees, each when the stream reaches it. */
  static Stream<CheckResult> results(Handle handle, Scope scope) {
    return results(handle, scope, name -> true);
  }

  private static Stream<CheckResult> results(
      Handle handle, Scope scope, Predicate<String> isChosen) {
    Map<String, String> names = scope.names(handle);
    return SqlFile.folder("checks").stream()
        .filter(check -> isChosen.test(check.name()))
        .map(
            check -> {
              try (Query query = check.query(handle, names)) {
                return new CheckResult(
                    check.name(),
                    check.title(),
                    describe(query.setMaxRows(ROWS_SHOWN + 1).mapToMap().list()));
              }
            });
  }

  private static String describe(List<Map<String, Object>> rows) {
    String shown =
        rows.stream()
            .limit(ROWS_SHOWN)
            .map(
                row ->
                    row.entrySet().stream()
                        .map(column -> column.getKey() + "=" + column.getValue())
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(" "));
    return rows.size() > ROWS_SHOWN ? shown + " and more" : shown;
  }
}
