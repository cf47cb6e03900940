package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.List;

/**
 * Functions that PostgreSQL writes otherwise. Those that it can be taught are in the catalogue's
 * functions.sql instead.
 */
final class Functions implements Rule {

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    // From the end, so that calls inside of calls are translated first.
    for (int i = result.size() - 1; i >= 0; i--) {
      if (result.isCall(i, "nvl")) {
        result = result.replace(new Span(i, i + 1), "COALESCE");
      } else if (result.isCall(i, "nvl2")) {
        result = replaceCall(result, i, nvl2(arguments(result, i, 3)));
      } else if (result.isCall(i, "decode") && result.list(i + 1).size() > 2) {
        result = replaceCall(result, i, decode(arguments(result, i, 3)));
      } else if (result.isCall(i, "regexp_replace") && result.list(i + 1).size() == 3) {
        // Redshift replaces every match, PostgreSQL the first.
        result = result.replace(new Span(result.close(i + 1), result.close(i + 1) + 1), ", 'g')");
      } else if (isSysdate(result, i)) {
        result = result.replace(new Span(i, i + 1), "pg_catalog.sysdate()");
      } else if (result.isCall(i, "convert") && result.list(i + 1).size() == 2) {
        List<String> arguments = arguments(result, i, 2);
        result = replaceCall(result, i, "CAST(%2$s AS %1$s)".formatted(arguments.toArray()));
      }
    }
    return result;
  }

  private static List<String> arguments(Tokens statement, int call, int atLeast) {
    List<String> arguments = statement.list(call + 1).stream().map(statement::text).toList();
    if (arguments.size() < atLeast) {
      throw Refusal.syntax(
          "function %s has too few arguments".formatted(statement.at(call).name()));
    }
    return arguments;
  }

  private static Tokens replaceCall(Tokens statement, int call, String sql) {
    return statement.replace(new Span(call, statement.close(call + 1) + 1), sql);
  }

  private static String nvl2(List<String> arguments) {
    return "CASE WHEN (%s) IS NOT NULL THEN %s ELSE %s END".formatted(arguments.toArray());
  }

  /**
   * DECODE, unlike CASE, takes two NULLs for equal ("DECODE expression" of the developer guide).
   */
  private static String decode(List<String> arguments) {
    StringBuilder sql = new StringBuilder("CASE");
    int i = 1;
    for (; i + 1 < arguments.size(); i += 2) {
      sql.append(
          " WHEN (%s) IS NOT DISTINCT FROM (%s)".formatted(arguments.get(0), arguments.get(i)));
      sql.append(" THEN ").append(arguments.get(i + 1));
    }
    String otherwise = i < arguments.size() ? arguments.get(i) : "NULL";
    return sql.append(" ELSE ").append(otherwise).append(" END").toString();
  }

  private static boolean isSysdate(Tokens statement, int index) {
    return statement.at(index).is("sysdate")
        && !statement.at(index - 1).is(".")
        && !statement.at(index - 1).is("as")
        && !statement.at(index + 1).is("(")
        && !statement.at(index + 1).is(".");
  }
}
