package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.List;

/**
 * A key among the columns of CREATE TABLE: Redshift keeps it for its planner and does not enforce
 * it.
 */
final class TableConstraint {
  private TableConstraint() {}

  /** Puts the key at this place into the declaration; false if it is something else. */
  static boolean read(Tokens statement, Span span, TableDeclaration declaration) {
    int i = statement.at(span.from()).is("constraint") ? span.from() + 2 : span.from();
    if (statement.has(i, "primary", "key", "(")) {
      declaration.key("PRIMARY KEY", names(statement, i + 2), "");
    } else if (statement.has(i, "unique", "(")) {
      declaration.key("UNIQUE", names(statement, i + 1), "");
    } else if (statement.has(i, "foreign", "key", "(")) {
      int references = statement.next(i + 2);
      int end = ColumnDefinition.afterReference(statement, references);
      String target = statement.text(new Span(references + 1, end));
      declaration.key("FOREIGN KEY", names(statement, i + 2), target);
    } else {
      return false;
    }
    return true;
  }

  /** The column names between parentheses. */
  static List<String> names(Tokens statement, int open) {
    return statement.list(open).stream().map(part -> statement.at(part.from()).name()).toList();
  }
}
