package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;

/** ALTER TABLE: keys are not enforced, and how rows are spread over nodes changes nothing here. */
final class AlterTable implements Rule {
  /**
   * What ALTER TABLE becomes where PostgreSQL has nothing to do but to see that the table is there.
   */
  private static final String CHECK_TABLE = "ALTER TABLE %s RESET (fillfactor)";

  private static final String[][] NOTHING_TO_DO = {
    {"add", "primary", "key"},
    {"add", "unique"},
    {"add", "foreign", "key"},
    {"add", "constraint"},
    {"alter", "distkey"},
    {"alter", "diststyle"},
    {"alter", "sortkey"},
    {"alter", "compound", "sortkey"},
    {"alter", "encode"},
  };

  @Override
  public Tokens apply(Tokens statement) {
    if (!statement.has(0, "alter", "table")) {
      return statement;
    }
    int end = statement.afterName(2);
    Span table = new Span(2, end);
    for (String[] action : NOTHING_TO_DO) {
      if (statement.has(end, action)) {
        return Tokens.of(CHECK_TABLE.formatted(statement.text(table)));
      }
    }
    if (!statement.at(end).is("add")) {
      return statement;
    }
    int column = statement.at(end + 1).is("column") ? end + 2 : end + 1;
    TableDeclaration ignored = new TableDeclaration(statement.text());
    String sql = ColumnDefinition.translate(statement, new Span(column, statement.size()), ignored);
    return statement.replace(new Span(column, statement.size()), sql);
  }
}
