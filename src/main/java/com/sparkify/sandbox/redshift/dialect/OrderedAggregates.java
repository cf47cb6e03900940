package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.List;

/** LISTAGG with its order behind the call, and RATIO_TO_REPORT over its window. */
final class OrderedAggregates implements Rule {

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = result.size() - 1; i >= 0; i--) {
      if (result.isCall(i, "listagg")) {
        result = listagg(result, i);
      } else if (result.isCall(i, "ratio_to_report")) {
        result = ratioToReport(result, i);
      }
    }
    return result;
  }

  /**
   * LISTAGG(x, d) WITHIN GROUP (ORDER BY y) is listagg(x, d ORDER BY y) of the catalogue's
   * aggregate.
   */
  private static Tokens listagg(Tokens statement, int call) {
    int end = statement.close(call + 1);
    List<Span> arguments = statement.list(call + 1);
    if (arguments.isEmpty()) {
      throw Refusal.syntax("function listagg has too few arguments");
    }
    Span first = arguments.get(0);
    boolean isDistinct = statement.at(first.from()).is("distinct");
    String value = statement.text(isDistinct ? new Span(first.from() + 1, first.to()) : first);
    String delimiter = arguments.size() > 1 ? statement.text(arguments.get(1)) : "''";
    String order = "";
    if (statement.has(end + 1, "within", "group", "(")) {
      int group = end + 3;
      end = statement.close(group);
      order = " " + statement.text(new Span(group + 1, end));
      if (isDistinct) {
        // PostgreSQL orders distinct values by themselves only, cast included.
        order = order.replace(value, "(" + value + ")::text");
      }
    }
    String sql =
        "listagg(%s(%s)::text, %s%s)"
            .formatted(isDistinct ? "DISTINCT " : "", value, delimiter, order);
    return statement.replace(new Span(call, end + 1), sql);
  }

  private static Tokens ratioToReport(Tokens statement, int call) {
    int end = statement.close(call + 1);
    if (!statement.has(end + 1, "over", "(")) {
      throw Refusal.syntax("RATIO_TO_REPORT requires an OVER clause");
    }
    int windowEnd = statement.close(end + 2);
    String value = statement.text(new Span(call + 2, end));
    String window = statement.text(new Span(end + 1, windowEnd + 1));
    String sql = "((%s)::float8 / NULLIF(SUM(%s) %s, 0)::float8)".formatted(value, value, window);
    return statement.replace(new Span(call, windowEnd + 1), sql);
  }
}
