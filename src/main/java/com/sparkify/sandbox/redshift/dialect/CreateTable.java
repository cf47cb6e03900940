package com.sparkify.sandbox.redshift.dialect;

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
    TableDeclaration declaration = new TableDeclaration(statement.text().strip());
    int after = statement.afterName(name);
    declaration.name(statement.at(after - 1).name());
    boolean hasColumns = statement.at(after).is("(");
    int attributes = hasColumns ? statement.next(after) : after;
    int query = queryStart(statement, attributes);

    String columns = hasColumns ? " (" + columns(statement, after, query, declaration) + ")" : "";
    TableAttributes.read(statement, new Span(attributes, query), declaration);
    String tail =
        query < statement.size() ? " " + statement.text(new Span(query, statement.size())) : "";
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

  private static int queryStart(Tokens statement, int from) {
    int as = statement.find(new Span(from, statement.size()), "as");
    return as < 0 ? statement.size() : as;
  }

  private static String columns(
      Tokens statement, int open, int query, TableDeclaration declaration) {
    List<Span> items = statement.list(open);
    if (query < statement.size()) {
      return statement.text(new Span(open + 1, statement.close(open)));
    }
    List<Span> definitions = new ArrayList<>();
    for (Span item : items) {
      if (!TableConstraint.read(statement, item, declaration)) {
        definitions.add(item);
      }
    }
    List<String> sql = new ArrayList<>();
    for (Span item : definitions) {
      String column = ColumnDefinition.translate(statement, item, declaration);
      boolean isKey = declaration.primaryKey().contains(statement.at(item.from()).name());
      // Redshift makes the columns of a primary key NOT NULL, which it does enforce.
      boolean isNullable = isKey && statement.find(item, "not", "null") < 0;
      sql.add(isNullable ? column + " NOT NULL" : column);
    }
    return String.join(", ", sql);
  }
}
