package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE and CREATE TABLE AS, as the developer guide gives their grammar. */
final class CreateTable implements Rule {

  @Override
  public Tokens apply(Tokens statement) {
    int name = tableName(statement);
    if (name < 0) {
      return statement;
    }
    int after = statement.afterName(name);
    TableDeclaration declaration = new TableDeclaration(statement.at(after - 1).name());
    boolean hasColumns = statement.at(after).is("(") && !statement.at(after + 1).is("select");
    int attributes = hasColumns ? statement.next(after) : after;
    int as = statement.find(new Span(attributes, statement.size()), "as");
    int query = as < 0 ? statement.size() : as;
    for (int i = attributes; i < query; ) {
      int next = declaration.read(statement, i, "");
      if (next == i) {
        throw Refusal.syntax("syntax error at or near \"%s\"".formatted(statement.at(i).text()));
      }
      i = next;
    }
    String columns = "";
    if (hasColumns && as < 0) {
      columns = " (" + columns(statement, after, declaration) + ")";
    } else if (hasColumns) {
      columns = " " + statement.text(new Span(after, attributes));
    }
    String tail = as < 0 ? "" : " " + statement.text(new Span(query, statement.size()));
    String head = statement.text(new Span(0, after));
    return Tokens.of(declaration.comment() + head + columns + tail);
  }

  /** Where the table's name starts, or -1 if the statement creates no table. */
  private static int tableName(Tokens statement) {
    if (!statement.at(0).is("create")) {
      return -1;
    }
    int i = statement.at(1).is("local") ? 2 : 1;
    i += statement.at(i).is("temp") || statement.at(i).is("temporary") ? 1 : 0;
    if (!statement.at(i).is("table")) {
      return -1;
    }
    return statement.has(i + 1, "if", "not", "exists") ? i + 4 : i + 1;
  }

  private static String columns(Tokens statement, int open, TableDeclaration declaration) {
    List<Tokens> definitions = new ArrayList<>();
    for (Span item : statement.list(open)) {
      boolean isKey = declaration.read(statement, item.from(), "") > item.from();
      if (!isKey) {
        definitions.add(Tokens.of(statement.text(item)));
      }
    }
    String table = statement.at(open - 1).name();
    List<String> sql = new ArrayList<>();
    for (Tokens definition : definitions) {
      boolean isLike = definition.at(0).is("like");
      sql.add(isLike ? definition.text() : column(definition, table, declaration));
    }
    return String.join(", ", sql);
  }

  /** A column in PostgreSQL's SQL; what that has no place for goes into the declaration. */
  static String column(Tokens source, String table, TableDeclaration declaration) {
    Tokens definition = Types.column(source, table);
    String column = definition.at(0).name();
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < definition.size(); ) {
      int end = i == 0 ? i : declaration.read(definition, i, column);
      if (end == i) {
        end = definition.next(i);
        if (definition.has(i, "identity", "(")) {
          boolean isGenerated = definition.at(i - 1).is("as");
          kept.append(isGenerated ? " " : " GENERATED ALWAYS AS ");
          kept.append(identity(definition, i + 1));
          end = definition.next(i + 1);
        } else {
          kept.append(definition.at(i).before()).append(definition.text(new Span(i, end)));
        }
      }
      i = end;
    }
    boolean isKey = declaration.primaryKey().contains(column);
    // Redshift makes the columns of a primary key NOT NULL, which it does enforce.
    boolean isSaid = definition.find(new Span(0, definition.size()), "not", "null") >= 0;
    return kept.toString().strip() + (isKey && !isSaid ? " NOT NULL" : "");
  }

  private static String identity(Tokens definition, int open) {
    List<Span> parts = definition.list(open);
    if (parts.size() != 2) {
      throw Refusal.syntax("IDENTITY takes a seed and a step");
    }
    String seed = definition.text(parts.get(0));
    String step = definition.text(parts.get(1));
    // PostgreSQL's own bounds would refuse the usual seed of 0.
    String bound = step.startsWith("-") ? "MAXVALUE " : "MINVALUE ";
    return "IDENTITY (START WITH " + seed + " INCREMENT BY " + step + " " + bound + seed + ")";
  }
}
