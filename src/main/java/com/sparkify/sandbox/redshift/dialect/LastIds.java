package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.function.Supplier;

/**
 * {@code pg_last_query_id()} and its like, which only the front knows: it puts the number in as an
 * argument, which the catalogue's function of that name gives back.
 */
final class LastIds implements Rule {
  private final Supplier<QueryIds> ids;

  LastIds(Supplier<QueryIds> ids) {
    this.ids = ids;
  }

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < result.size(); i++) {
      result = fill(result, i, "pg_last_query_id", ids.get().lastQuery());
      result = fill(result, i, "pg_last_copy_id", ids.get().lastCopy());
      result = fill(result, i, "pg_last_copy_count", ids.get().lastCopyCount());
    }
    return result;
  }

  private static Tokens fill(Tokens statement, int index, String function, long number) {
    return statement.isCall(index, function) && statement.at(index + 2).is(")")
        ? statement.replace(new Span(index + 1, index + 3), "(" + number + ")")
        : statement;
  }
}
