package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.StringUtils;

/** CREATE or ALTER TABLE; tables.dialect translates its columns, keys and attributes. */
record TableStatement(Tokens statement, int nameEnd) {
  private static final UnaryOperator<Tokens> RULES = RewriteRule.table("tables.dialect");

  /** Translates CREATE and ALTER TABLE; returns other statements unchanged. */
  static Tokens translate(Tokens statement) {
    int at = statement.has(1, "local") ? 2 : 1;
    at += statement.has(at, "temp") || statement.has(at, "temporary") ? 1 : 0;
    boolean isCreated = statement.has(0, "create") && statement.has(at, "table");
    if (!isCreated && !statement.has(0, "alter", "table")) {
      return statement;
    }
    int name = statement.has(at + 1, "if", "not", "exists") ? at + 4 : at + 1;
    TableStatement table = new TableStatement(statement, statement.afterName(name));
    return Tokens.of(isCreated ? table.created() : table.altered());
  }

  private String created() {
    boolean isListed = statement.at(nameEnd).is("(");
    int attributes = isListed ? statement.next(nameEnd) : nameEnd;
    int as = attributes;
    while (as < statement.size() && !statement.at(as).is("as")) {
      as = statement.next(as);
    }
    Tokens rest = translated(attributes, as);
    if (rest.size() > 1) {
      throw new RefusedStatementException(
          "syntax error at or near \"%s\"".formatted(rest.at(1).text()));
    }
    StringBuilder declared = new StringBuilder(rest.at(0).before());
    String columns = text(nameEnd, attributes);
    if (isListed && as == statement.size()) {
      List<String> items = new ArrayList<>();
      for (Span span : statement.list(nameEnd)) {
        Tokens item = translated(span.from(), span.to());
        declared.append(item.at(0).before());
        if (item.size() > 1 || span.from() == span.to()) {
          items.add(item.text(new Span(1, item.size())));
        }
      }
      columns = "(" + String.join(", ", items) + ")";
    }
    if (StringUtils.countMatches(declared, "|distkey|") > 1) {
      throw new RefusedStatementException("Cannot have more than one DISTKEY column in a table");
    }
    boolean isTemporary = statement.has(1, "table") && name().startsWith("#");
    String create = isTemporary ? "CREATE TEMP " + text(1, nameEnd) : text(0, nameEnd);
    return declared + " " + create + " " + columns + " " + text(as, statement.size());
  }

  private String altered() {
    for (int i = nameEnd; i < statement.size(); i = statement.next(i)) {
      if (statement.at(i).is(",") && statement.has(nameEnd, "alter")) {
        throw RefusedStatementException.notEmulated("several changes in one ALTER TABLE");
      }
      if (statement.at(i).is(",")) {
        throw new RefusedStatementException("syntax error at or near \",\"");
      }
    }
    boolean isAdded = statement.at(nameEnd).is("add");
    int action = nameEnd + (statement.at(nameEnd + 1).is("column") ? 2 : 1);
    Tokens rest = translated(action, statement.size());
    String declared = rest.at(0).before();
    if (isAdded && rest.size() > 1) {
      return declared + text(0, action) + " " + rest.text(new Span(1, rest.size()));
    }
    // If all of it is a declaration, PostgreSQL only checks that the table exists.
    return declared.isEmpty()
        ? statement.text()
        : declared + text(0, nameEnd) + " RESET (fillfactor)";
  }

  private String name() {
    return statement.at(nameEnd - 1).name();
  }

  private String text(int from, int to) {
    return statement.text(new Span(from, to));
  }

  /** The table's name after its declarations, and the rest of a part of the statement. */
  private Tokens translated(int from, int to) {
    return RULES.apply(Tokens.of(statement.at(nameEnd - 1).text() + " " + text(from, to)));
  }
}
