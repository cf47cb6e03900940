package com.sparkify.sandbox.redshift.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What CREATE and ALTER TABLE say that PostgreSQL has no place for: keys, which are not enforced,
 * distribution, sort order, encodings. It travels in a comment of the translated statement to the
 * catalogue's event trigger, which writes it down in the client's transaction.
 */
final class TableDeclaration {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KEYS = Set.of("constraint", "primary", "unique", "foreign");
  private static final Set<String> DIST_STYLES = Set.of("AUTO", "EVEN", "KEY", "ALL");

  private final Tokens statement;
  private final String table;
  private final Map<String, Object> declared = new LinkedHashMap<>();
  private final List<Map<String, Object>> keys = new ArrayList<>();

  private TableDeclaration(Tokens statement, String table) {
    this.statement = statement;
    this.table = table;
    declared.put("name", table);
    declared.put("keys", keys);
  }

  /** A statement without its declarations, if it creates or alters a table. */
  static Tokens translate(Tokens statement) {
    int at = statement.has(1, "local") ? 2 : 1;
    at += statement.has(at, "temp") || statement.has(at, "temporary") ? 1 : 0;
    boolean isAltered = statement.has(0, "alter", "table");
    if (!isAltered && !(statement.has(0, "create") && statement.has(at, "table"))) {
      return statement;
    }
    int end = statement.afterName(statement.has(at + 1, "if", "not", "exists") ? at + 4 : at + 1);
    var declaration = new TableDeclaration(statement, statement.at(end - 1).name());
    return Tokens.of(isAltered ? declaration.altered(end) : declaration.created(end));
  }

  private String created(int end) {
    boolean isListed = statement.at(end).is("(");
    int attributes = isListed ? statement.next(end) : end;
    int as = attributes;
    while (as < statement.size() && !statement.at(as).is("as")) {
      as = statement.next(as);
    }
    Tokens unknown = Tokens.of(undeclared(attributes, as, ""));
    if (unknown.size() > 0) {
      throw Refusal.syntax("syntax error at or near \"%s\"".formatted(unknown.at(0).text()));
    }
    String columns = statement.text(new Span(end, attributes));
    if (isListed && as == statement.size()) {
      List<String> items = statement.list(end).stream().map(this::item).toList();
      columns = "(" + String.join(", ", items.stream().filter(i -> !i.isEmpty()).toList()) + ")";
    }
    String query = statement.text(new Span(as, statement.size()));
    return comment() + text(0, end) + " " + columns + " " + query;
  }

  private String altered(int end) {
    boolean isOfColumn = statement.at(end + 1).is("column");
    int action = end + (isOfColumn ? 2 : 1);
    String rest = text(0, action);
    if (statement.at(end).is("add")) {
      rest = item(new Span(action, statement.size()));
    } else if (statement.at(end).is("alter")) {
      String column = isOfColumn ? statement.at(action).name() : "";
      rest = undeclared(isOfColumn ? action + 1 : action, statement.size(), column);
    }
    if (rest.isBlank()) {
      // Nothing is left to be done but to see that the table is there.
      return comment() + text(0, end) + " RESET (fillfactor)";
    }
    boolean isAdded = statement.at(end).is("add");
    return isAdded ? comment() + text(0, action) + " " + rest : statement.text();
  }

  private String text(int from, int to) {
    return statement.text(new Span(from, to));
  }

  /** A column in PostgreSQL's SQL; nothing if it is a key. */
  private String item(Span item) {
    String first = statement.at(item.from()).name();
    if (first.equals("like")) {
      return statement.text(item);
    } else if (KEYS.contains(first)) {
      return undeclared(item.from(), item.to(), "");
    }
    int type = item.from() + 1;
    int rest = type + (statement.has(type, "character", "varying") ? 2 : 1);
    String sql = Types.of(statement, type, rest, table);
    return text(item.from(), type) + " " + sql + undeclared(rest, item.to(), first);
  }

  /** What of a span is no declaration. */
  private String undeclared(int from, int to, String column) {
    StringBuilder sql = new StringBuilder();
    for (int at = from; at < to; ) {
      int end = declaration(at, column);
      if (end == at) {
        end = statement.next(at);
        sql.append(statement.at(at).before()).append(text(at, end));
      }
      at = end;
    }
    return sql.toString();
  }

  /** Where the declaration that starts at an index ends; there itself if none does. */
  private int declaration(int at, String column) {
    boolean isStyled = statement.at(at).is("compound") || statement.at(at).is("interleaved");
    int sort = isStyled ? at + 1 : at;
    if (statement.at(at).is("backup") || statement.has(at, "encode", "auto")) {
      return at + 2;
    } else if (statement.at(at).is("encode")) {
      declared.put("encode " + column, statement.at(at + 1).name());
      return at + 2;
    } else if (statement.at(at).is("diststyle")) {
      return distStyle(statement.at(at + 1).text().toUpperCase(Locale.ROOT), at + 2);
    } else if (statement.at(at).is("distkey")) {
      declared.put("diststyle", "KEY");
      boolean isNamed = column.isEmpty() && !statement.at(at + 1).is("(");
      List<String> names = isNamed ? List.of(statement.at(at + 1).name()) : names(at + 1, column);
      declared.put("distkey", names.get(0));
      return isNamed ? at + 2 : afterList(at + 1);
    } else if (statement.has(sort, "sortkey")) {
      boolean isNone = statement.has(sort + 1, "auto") || statement.has(sort + 1, "none");
      String style = isStyled ? statement.at(at).text().toUpperCase(Locale.ROOT) : "COMPOUND";
      declared.put("sortstyle", isNone ? "AUTO" : style);
      declared.put("sortkeys", isNone ? List.of() : names(sort + 1, column));
      return isNone ? sort + 2 : afterList(sort + 1);
    }
    return key(at, column);
  }

  private int distStyle(String style, int end) {
    if (!DIST_STYLES.contains(style)) {
      throw Refusal.syntax("DISTSTYLE %s is not one of AUTO, EVEN, KEY, ALL".formatted(style));
    }
    declared.put("diststyle", style);
    return end;
  }

  private int key(int from, String column) {
    boolean isNamed = statement.at(from).is("constraint");
    int at = isNamed ? from + 2 : from;
    boolean isReference = statement.at(at).is("references");
    if (!isReference && !KEYS.contains(statement.at(at).name())) {
      return from;
    }
    String kind = isReference ? "f" : statement.at(at).name().substring(0, 1);
    int end = isReference ? at : at + (kind.equals("u") ? 1 : 2);
    List<String> columns = names(end, column);
    end = afterList(end);
    Map<String, Object> key = new LinkedHashMap<>(Map.of("kind", kind, "columns", columns));
    key.put("name", isNamed ? statement.at(from + 1).name() : null);
    if (statement.at(end).is("references")) {
      int target = end + 1;
      end = statement.afterName(target);
      key.put("target", text(target, end));
      key.put("target_columns", names(end, null));
      end = afterList(end);
    }
    keys.add(key);
    return end;
  }

  /** The names in the parentheses at an index; the other one if there are none. */
  private List<String> names(int open, String otherwise) {
    return statement.at(open).is("(")
        ? statement.list(open).stream().map(name -> statement.at(name.from()).name()).toList()
        : otherwise == null ? List.of() : List.of(otherwise);
  }

  private int afterList(int open) {
    return statement.at(open).is("(") ? statement.next(open) : open;
  }

  /** The comment that carries the declarations; without slashes, so that nothing ends it. */
  private String comment() {
    try {
      return "/*sandbox:" + JSON.writeValueAsString(declared).replace("/", "\\u002f") + "*/ ";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a table declaration: " + e.getMessage(), e);
    }
  }
}
