package com.sparkify.warehouse.star;

import com.sparkify.warehouse.failure.DataFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rules of {@code sql/checks}: each is a query for the rows that break it. */
final class Checks {
  private static final int ROWS_SHOWN = 5;

  private Checks() {}

  /**
   * Holds every rule against what the transaction would commit.
   *
   * @return how many rules there are
   * @throws DataFailure if one is broken, naming it and up to five rows
   */
  static int verify(Handle handle) {
    List<SqlFile> rules = SqlFile.folder("checks");
    for (SqlFile rule : rules) {
      List<Map<String, Object>> broken = rowsThatBreak(handle, rule);
      if (!broken.isEmpty()) {
        throw new DataFailure(
            "Cannot publish: the check %s is broken (%s) by %s"
                .formatted(rule.name(), rule.title(), describe(broken)));
      }
    }
    return rules.size();
  }

  private static List<Map<String, Object>> rowsThatBreak(Handle handle, SqlFile rule) {
    try (Query query = handle.createQuery(Sql.only(handle, rule))) {
      return query.setMaxRows(ROWS_SHOWN + 1).mapToMap().list();
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
