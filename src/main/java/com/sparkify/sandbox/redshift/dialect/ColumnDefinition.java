package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.List;

/**
 * One column of a table ("column_attributes" and "column_constraints" of CREATE TABLE in the
 * developer guide).
 */
final class ColumnDefinition {
  private ColumnDefinition() {}

  /** The column in PostgreSQL's SQL; what that has no place for goes into the declaration. */
  static String translate(Tokens statement, Span span, TableDeclaration declaration) {
    String column = statement.at(span.from()).name();
    StringBuilder kept = new StringBuilder();
    int i = span.from();
    while (i < span.to()) {
      int end = statement.next(i);
      if (statement.at(i).is("distkey")) {
        declaration.distKey(column);
      } else if (statement.at(i).is("sortkey")) {
        declaration.sortKeys("COMPOUND", List.of(column));
      } else if (statement.at(i).is("encode")) {
        declaration.encoding(column, statement.at(i + 1).name());
        end = i + 2;
      } else if (statement.has(i, "primary", "key")) {
        declaration.key("PRIMARY KEY", List.of(column), "");
        end = i + 2;
      } else if (statement.at(i).is("unique")) {
        declaration.key("UNIQUE", List.of(column), "");
      } else if (statement.at(i).is("references")) {
        end = afterReference(statement, i);
        declaration.key("FOREIGN KEY", List.of(column), statement.text(new Span(i + 1, end)));
      } else if (statement.has(i, "identity", "(")) {
        boolean isGenerated = statement.at(i - 1).is("as");
        kept.append(isGenerated ? " " : " GENERATED ALWAYS AS ").append(identity(statement, i + 1));
        end = statement.next(i + 1);
      } else {
        kept.append(statement.at(i).before()).append(statement.text(new Span(i, end)));
      }
      i = end;
    }
    return kept.toString().strip();
  }

  static int afterReference(Tokens statement, int references) {
    int end = statement.afterName(references + 1);
    return statement.at(end).is("(") ? statement.next(end) : end;
  }

  private static String identity(Tokens statement, int open) {
    List<Span> parts = statement.list(open);
    if (parts.size() != 2) {
      throw Refusal.syntax("IDENTITY takes a seed and a step");
    }
    String seed = statement.text(parts.get(0));
    String step = statement.text(parts.get(1));
    // PostgreSQL's own bounds would refuse the usual seed of 0.
    String bound = step.startsWith("-") ? "MAXVALUE " : "MINVALUE ";
    return "IDENTITY (START WITH " + seed + " INCREMENT BY " + step + " " + bound + seed + ")";
  }
}
