package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;

/** VACUUM and ANALYZE with Redshift's options, DELETE without FROM, MERGE of two clauses only. */
final class Maintenance implements Rule {
  private static final String[] KINDS = {"full", "sort", "delete", "reindex", "recluster", "only"};

  @Override
  public Tokens apply(Tokens statement) {
    if (statement.at(0).is("vacuum")) {
      int name = 1;
      for (String kind : KINDS) {
        name += statement.at(name).is(kind) ? 1 : 0;
        name += statement.at(name).is("only") ? 1 : 0;
      }
      boolean isNamed = statement.at(name).isName() && !statement.at(name).is("boost");
      String table = statement.text(new Span(name, isNamed ? statement.afterName(name) : name));
      return Tokens.of("VACUUM " + table);
    }
    if (statement.at(0).is("analyze")) {
      int end = statement.size();
      boolean isLong = statement.has(end - 2, "predicate", "columns");
      isLong |= statement.has(end - 2, "all", "columns");
      return isLong ? Tokens.of(statement.text(new Span(0, end - 2))) : statement;
    }
    if (statement.at(0).is("delete") && statement.at(1).isName() && !statement.at(1).is("from")) {
      return statement.replace(new Span(0, 1), "DELETE FROM");
    }
    return statement.has(0, "merge", "into") ? merge(statement) : statement;
  }

  private static Tokens merge(Tokens statement) {
    Span all = new Span(0, statement.size());
    int using = statement.find(all, "using");
    if (statement.at(using + 1).is("(")) {
      throw Refusal.syntax("syntax error at or near \"(\"");
    }
    int first = statement.find(all, "when");
    int second = statement.find(new Span(first + 1, statement.size()), "when");
    int third = statement.find(new Span(second + 1, statement.size()), "when");
    boolean isTwo = first > 0 && second > 0 && third < 0;
    if (!isTwo || !statement.has(first, "when", "matched")) {
      throw Refusal.syntax("syntax error at or near \"WHEN\"");
    }
    if (!statement.has(second, "when", "not", "matched")) {
      throw Refusal.syntax("syntax error at or near \"WHEN\"");
    }
    if (!statement.at(first + 2).is("then") || !statement.at(second + 3).is("then")) {
      throw Refusal.syntax("syntax error at or near \"AND\"");
    }
    return statement;
  }
}
