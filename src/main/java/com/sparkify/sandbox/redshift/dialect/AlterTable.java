package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;

/** ALTER TABLE: keys, distribution and sort order are only declared. */
final class AlterTable implements Rule {
  /** What ALTER TABLE becomes where PostgreSQL has nothing to do but to see that it is there. */
  private static final String CHECK_TABLE = "ALTER TABLE %s RESET (fillfactor)";

  @Override
  public Tokens apply(Tokens statement) {
    if (!statement.has(0, "alter", "table")) {
      return statement;
    }
    int end = statement.afterName(2);
    String table = statement.text(new Span(2, end));
    boolean isAdded = statement.at(end).is("add");
    if (!isAdded && !statement.at(end).is("alter")) {
      return statement;
    }
    TableDeclaration declaration = new TableDeclaration(statement.at(end - 1).name());
    boolean isOfColumn = statement.at(end + 1).is("column");
    int action = isOfColumn ? end + 2 : end + 1;
    if (isAdded) {
      if (declaration.read(statement, action, "") > action) {
        return Tokens.of(declaration.comment() + CHECK_TABLE.formatted(table));
      }
      Tokens column = Tokens.of(statement.text(new Span(action, statement.size())));
      String sql = CreateTable.column(column, statement.at(end - 1).name(), declaration);
      String head = statement.text(new Span(0, action));
      return Tokens.of(declaration.comment() + head + " " + sql);
    }
    String column = statement.at(isOfColumn ? action : action + 1).name();
    int what = isOfColumn ? action + 1 : action;
    boolean isDeclared = declaration.read(statement, what, column) > what;
    return isDeclared ? Tokens.of(declaration.comment() + CHECK_TABLE.formatted(table)) : statement;
  }
}
