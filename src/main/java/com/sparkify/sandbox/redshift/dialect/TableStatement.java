package com.sparkify.sandbox.redshift.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * CREATE and ALTER TABLE without what they declare that PostgreSQL has no place for: keys, which
 * are not enforced, distribution, sort order, encodings. That travels in a comment of the statement
 * to the catalogue's event trigger, which writes it down in the client's transaction.
 */
final class TableStatement {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Rule> COLUMNS = Rule.table("columns.dialect");
  private static final List<Rule> DECLARATIONS = Rule.table("declarations.dialect");

  private final Tokens statement;
  private final int nameEnd;
  private final Map<String, String> declared = new LinkedHashMap<>();

  private TableStatement(Tokens statement, int nameEnd) {
    this.statement = statement;
    this.nameEnd = nameEnd;
    declared.put("name", statement.at(nameEnd - 1).name());
  }

  /** Translates a statement if it is one of these. */
  static Tokens translate(Tokens statement) {
    int at = statement.has(1, "local") ? 2 : 1;
    at += statement.has(at, "temp") || statement.has(at, "temporary") ? 1 : 0;
    boolean isCreated = statement.has(0, "create") && statement.has(at, "table");
    if (!isCreated && !statement.has(0, "alter", "table")) {
      return statement;
    }
    int name = statement.has(at + 1, "if", "not", "exists") ? at + 4 : at + 1;
    TableStatement table = new TableStatement(statement, statement.afterName(name));
    String sql = isCreated ? table.created() : table.altered();
    return Tokens.of(table.declared.size() > 1 ? table.comment() + sql : sql);
  }

  private String created() {
    boolean isListed = statement.at(nameEnd).is("(");
    int attributes = isListed ? statement.next(nameEnd) : nameEnd;
    int as = attributes;
    while (as < statement.size() && !statement.at(as).is("as")) {
      as = statement.next(as);
    }
    Tokens unknown = Tokens.of(undeclared(Tokens.of(text(attributes, as)), 0, ""));
    if (unknown.size() > 0) {
      throw Refusal.syntax("syntax error at or near \"%s\"".formatted(unknown.at(0).text()));
    }
    String columns = text(nameEnd, attributes);
    if (isListed && as == statement.size()) {
      List<String> items = new ArrayList<>();
      for (Span span : statement.list(nameEnd)) {
        String item = item(statement.text(span));
        // Keys are not kept; an empty item is, and PostgreSQL refuses it.
        items.addAll(item.isEmpty() && span.from() < span.to() ? List.of() : List.of(item));
      }
      columns = "(" + String.join(", ", items) + ")";
    }
    return String.join(" ", text(0, nameEnd), columns, text(as, statement.size()));
  }

  private String altered() {
    boolean isOfColumn = statement.at(nameEnd + 1).is("column");
    int action = nameEnd + (isOfColumn ? 2 : 1);
    String rest = text(action, statement.size());
    if (statement.at(nameEnd).is("add")) {
      rest = item(rest);
    } else if (statement.at(nameEnd).is("alter")) {
      String column = isOfColumn ? statement.at(action).name() : "";
      String kept = undeclared(Tokens.of(rest), isOfColumn ? 1 : 0, column);
      rest = kept.isBlank() ? "" : rest;
    }
    // Where nothing is left PostgreSQL has but to see that the table is there.
    return rest.isBlank() ? text(0, nameEnd) + " RESET (fillfactor)" : text(0, action) + " " + rest;
  }

  private String text(int from, int to) {
    return statement.text(new Span(from, to));
  }

  /** A column in PostgreSQL's SQL; nothing if it is a key. */
  private String item(String item) {
    // Messages name the table, too.
    Tokens column = Tokens.of(statement.at(nameEnd - 1).text() + " " + item);
    for (Rule rule : COLUMNS) {
      column = rule.apply(column);
    }
    boolean isKey = column.at(1).name().matches("constraint|primary|unique|foreign");
    String name = isKey ? "" : column.at(1).text();
    return name + undeclared(column, isKey ? 1 : 2, column.at(1).name());
  }

  /** What of a part of the statement is no declaration. */
  private String undeclared(Tokens part, int from, String column) {
    StringBuilder kept = new StringBuilder();
    for (int at = from; at < part.size(); ) {
      int end = declaration(part, at, column);
      if (end == at) {
        end = part.next(at);
        kept.append(part.at(at).before()).append(part.text(new Span(at, end)));
      }
      at = end;
    }
    return kept.toString();
  }

  /** Notes down what is declared at an index; gives its end, or the index if nothing is. */
  private int declaration(Tokens part, int at, String column) {
    for (Rule rule : DECLARATIONS) {
      Map<String, String> found = new HashMap<>(Map.of("%0", column));
      int end = rule.end(part, at, found);
      if (end > at) {
        found.replaceAll((variable, text) -> text.toLowerCase(Locale.ROOT));
        for (String entry : rule.filled(found).split("; ")) {
          declared.put(entry.split(": ")[0], entry.substring(entry.indexOf(": ") + 2));
        }
        return end;
      }
    }
    return at;
  }

  /** Without slashes, so that nothing of it ends the comment. */
  private String comment() {
    try {
      return "/*sandbox:" + JSON.writeValueAsString(declared).replace("/", "\\u002f") + "*/ ";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a declaration: " + e.getMessage(), e);
    }
  }
}
