package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;

/**
 * QUALIFY, a filter behind window functions. PostgreSQL has none; but a set-returning function that
 * a query is ordered by takes away the rows for which it returns nothing, and shows no column.
 */
final class Qualify implements Rule {
  private static final String[] AFTER = {
    "order", "limit", "offset", "union", "intersect", "except", "minus", ")"
  };

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = result.size() - 1; i > 0; i--) {
      boolean isName = result.at(i - 1).is(".") || result.at(i - 1).is("as");
      if (result.at(i).is("qualify") && !isName) {
        result = translate(result, i);
      }
    }
    return result;
  }

  private static Tokens translate(Tokens statement, int qualify) {
    int end = qualify + 1;
    while (end < statement.size() && !isAfter(statement, end)) {
      end = statement.next(end);
    }
    Tokens condition = Tokens.of(statement.text(new Span(qualify + 1, end)));
    int select = select(statement, qualify);
    String filter =
        "generate_series(1, (" + aliasesReplaced(statement, select, condition).text() + ")::int)";
    if (!statement.has(end, "order", "by")) {
      return statement.replace(new Span(qualify, end), "ORDER BY " + filter);
    }
    int orderEnd = end + 2;
    while (orderEnd < statement.size() && !isAfter(statement, orderEnd)) {
      orderEnd = statement.next(orderEnd);
    }
    String order = statement.text(new Span(end, orderEnd));
    return statement.replace(new Span(qualify, orderEnd), order + ", " + filter);
  }

  private static boolean isAfter(Tokens statement, int index) {
    for (String word : AFTER) {
      if (statement.at(index).is(word)) {
        return true;
      }
    }
    return false;
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
  private static Tokens aliasesReplaced(Tokens statement, int select, Tokens condition) {
    Tokens result = condition;
    int start = select + 1;
    for (int i = start;
        !statement.at(i).is("from") && i < statement.size();
        i = statement.next(i)) {
      if (statement.at(i).is(",")) {
        start = i + 1;
      } else if (statement.at(i).is("as")) {
        String expression = statement.text(new Span(start, i));
        result = Aliases.replaced(result, statement.at(i + 1).name(), expression);
      }
    }
    return result;
  }
}
