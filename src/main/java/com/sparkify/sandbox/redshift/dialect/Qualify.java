package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Set;

/**
 * QUALIFY, a filter behind window functions. PostgreSQL has none; but a set-returning function that
 * a query is ordered by takes away the rows for which it returns nothing, and shows no column.
 */
final class Qualify {
  private static final Set<String> NEXT_CLAUSES =
      Set.of("order", "limit", "offset", "union", "intersect", "except", "minus", ")");

  private Qualify() {}

  static Tokens translate(Tokens statement) {
    Tokens result = statement;
    for (int i = result.size() - 1; i > 0; i--) {
      boolean isName = result.at(i - 1).is(".") || result.at(i - 1).is("as");
      result = result.at(i).is("qualify") && !isName ? translate(result, i) : result;
    }
    return result;
  }

  private static Tokens translate(Tokens statement, int qualify) {
    int end = clauseEnd(statement, qualify + 1);
    boolean isOrdered = statement.has(end, "order", "by");
    int orderEnd = isOrdered ? clauseEnd(statement, end + 2) : end;
    String order = isOrdered ? statement.text(new Span(end, orderEnd)) + "," : "ORDER BY";
    Tokens condition = Tokens.of(statement.text(new Span(qualify + 1, end)));
    String filter = withoutAliases(condition, statement, select(statement, qualify)).text();
    String sql = "%s generate_series(1, (%s)::int)".formatted(order, filter);
    return statement.replace(new Span(qualify, orderEnd), sql);
  }

  private static int clauseEnd(Tokens statement, int from) {
    int end = from;
    while (end < statement.size() && !NEXT_CLAUSES.contains(statement.at(end).name())) {
      end = statement.next(end);
    }
    return end;
  }

  /** The SELECT that a QUALIFY belongs to: the nearest before it in the same parentheses. */
  private static int select(Tokens statement, int qualify) {
    int depth = 0;
    for (int i = qualify; i >= 0; i--) {
      depth += statement.at(i).is(")") ? 1 : statement.at(i).is("(") ? -1 : 0;
      if (depth == 0 && statement.at(i).is("select")) {
        return i;
      }
    }
    throw Refusal.syntax("syntax error at or near \"QUALIFY\"");
  }

  /** Puts the select list's expressions in the place of their aliases. */
  private static Tokens withoutAliases(Tokens condition, Tokens statement, int select) {
    Tokens result = condition;
    int start = select + 1;
    for (int i = start;
        i < statement.size() && !statement.at(i).is("from");
        i = statement.next(i)) {
      if (statement.at(i).is(",")) {
        start = i + 1;
      } else if (statement.at(i).is("as")) {
        String expression = "(" + statement.text(new Span(start, i)) + ")";
        result = replaced(result, statement.at(i + 1).name(), expression);
      }
    }
    return result;
  }

  private static Tokens replaced(Tokens condition, String alias, String expression) {
    Tokens result = condition;
    for (int i = result.size() - 1; i >= 0; i--) {
      boolean isAlias = result.at(i).isName() && result.at(i).name().equals(alias);
      boolean isOther = result.at(i - 1).is(".") || result.at(i + 1).is("(");
      if (isAlias && !isOther && !result.at(i + 1).is(".")) {
        result = result.replace(new Span(i, i + 1), expression);
      }
    }
    return result;
  }
}
