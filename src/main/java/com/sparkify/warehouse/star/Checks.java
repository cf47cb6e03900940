package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.Sql;
import com.sparkify.warehouse.redshift.SqlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The rules of {@code sql/checks}: each is a query for the rows that break it, over the star's
 * tables in angle brackets and the keys in {@code touched_…} of the same session.
 */
final class Checks {
  private static final int ROWS_SHOWN = 5;

  /** Which rows of the star's tables are held against the rules. */
  enum Scope {
    /**
     * Those with a key that the publish touches: as many as the run brings, whatever the size of
     * the star. A row with a key that staging does not know is not among them.
     */
    TOUCHED("checked_", Map.of("known_songs", "known_songs", "known_artists", "known_artists")),
    /** All, whoever has written them, and whenever its users were seen. */
    STAR(
        "",
        Map.of(
            "known_songs", "songs",
            "known_artists", "artists",
            "users_from", "TIMESTAMP '0001-01-01 00:00:00'",
            "users_to", "TIMESTAMP '9999-12-31 23:59:59.999999'"));

    private final Map<String, String> names;

    Scope(String prefix, Map<String, String> others) {
      names = new HashMap<>(others);
      Tables.STAR.forEach(table -> names.put(table, prefix + table));
    }
  }

  private Checks() {}

  /**
   * Holds every rule against what the transaction would commit.
   *
   * @return how many rules there are
   * @throws DataException if one is broken, naming it and up to five rows
   */
  static int verify(Handle handle, Scope scope) {
    if (scope == Scope.TOUCHED) {
      Sql.run(handle, "publish/50_checked");
    }
    int rules = 0;
    for (CheckResult result : (Iterable<CheckResult>) results(handle, scope)::iterator) {
      if (result.isBroken()) {
        throw new DataException(
            "Cannot publish: the check %s is broken (%s) by %s"
                .formatted(result.rule(), result.title(), result.rows()));
      }
      rules++;
    }
    return rules;
  }

  /** Holds the rules against what the transaction sees, one after the other as they are asked. */
  static Stream<CheckResult> results(Handle handle, Scope scope) {
    return SqlFile.folder("checks").stream().map(rule -> result(handle, rule, scope));
  }

  private static CheckResult result(Handle handle, SqlFile rule, Scope scope) {
    try (Query query = handle.createQuery(Sql.only(handle, rule, scope.names))) {
      List<Map<String, Object>> broken = query.setMaxRows(ROWS_SHOWN + 1).mapToMap().list();
      return new CheckResult(rule.name(), rule.title(), describe(broken));
    }
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
