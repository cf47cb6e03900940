package com.sparkify.sandbox.redshift.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
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
  private static final Set<String> DIST_STYLES = Set.of("AUTO", "EVEN", "KEY", "ALL");

  private final Map<String, Object> entries = new LinkedHashMap<>();
  private final Map<String, String> encodings = new LinkedHashMap<>();
  private final List<Map<String, Object>> constraints = new ArrayList<>();

  TableDeclaration(String table) {
    entries.put("name", table);
    entries.put("encodings", encodings);
    entries.put("constraints", constraints);
  }

  /** The columns that are NOT NULL for being a primary key. */
  List<?> primaryKey() {
    return constraints.stream()
        .filter(c -> c.get("kind").equals("PRIMARY KEY"))
        .flatMap(c -> ((List<?>) c.get("columns")).stream())
        .toList();
  }

  /**
   * Reads what stands at a place, if it is of this kind.
   *
   * @param column the column whose definition this is in; empty if it is in none
   * @return the index behind it; the same if it is nothing of this kind
   */
  int read(Tokens statement, int at, String column) {
    boolean isStyled = statement.at(at).is("compound") || statement.at(at).is("interleaved");
    int sort = isStyled ? at + 1 : at;
    if (statement.at(at).is("backup") || statement.has(at, "encode", "auto")) {
      return at + 2;
    } else if (statement.at(at).is("encode")) {
      encodings.put(column, statement.at(at + 1).name());
      return at + 2;
    } else if (statement.at(at).is("diststyle")) {
      return distStyle(statement, at + 1);
    } else if (statement.at(at).is("distkey")) {
      boolean isListed = statement.at(at + 1).is("(");
      entries.put("distkey", isListed ? statement.at(at + 2).name() : column);
      entries.put("diststyle", "KEY");
      return isListed ? statement.next(at + 1) : at + 1;
    } else if (statement.has(sort, "sortkey", "auto") || statement.has(sort, "sortkey", "none")) {
      entries.put("sortstyle", "AUTO");
      entries.put("sortkeys", List.of());
      return sort + 2;
    } else if (statement.at(sort).is("sortkey")) {
      boolean isListed = statement.at(sort + 1).is("(");
      String style = isStyled ? statement.at(at).text().toUpperCase(Locale.ROOT) : "COMPOUND";
      entries.put("sortstyle", style);
      entries.put("sortkeys", isListed ? names(statement, sort + 1) : List.of(column));
      return isListed ? statement.next(sort + 1) : sort + 1;
    }
    return key(statement, at, column);
  }

  private int distStyle(Tokens statement, int at) {
    String style = statement.at(at).text().toUpperCase(Locale.ROOT);
    if (!DIST_STYLES.contains(style)) {
      throw Refusal.syntax("DISTSTYLE %s is not one of AUTO, EVEN, KEY, ALL".formatted(style));
    }
    entries.put("diststyle", style);
    // ALTER DISTSTYLE KEY DISTKEY c names its column without parentheses.
    boolean isNamed = statement.at(at + 1).is("distkey") && statement.at(at + 2).isName();
    return isNamed ? read(statement, at + 1, statement.at(at + 2).name()) + 1 : at + 1;
  }

  private int key(Tokens statement, int from, String column) {
    int at = statement.at(from).is("constraint") ? from + 2 : from;
    boolean isForeign = statement.has(at, "foreign", "key");
    boolean isPrimary = statement.has(at, "primary", "key");
    boolean isReference = statement.at(at).is("references");
    if (!isForeign && !isPrimary && !isReference && !statement.at(at).is("unique")) {
      return from;
    }
    int end = at + (isForeign || isPrimary ? 2 : isReference ? 0 : 1);
    List<String> columns = List.of(column);
    if (statement.at(end).is("(")) {
      columns = names(statement, end);
      end = statement.next(end);
    }
    String target = "";
    if (isForeign || isReference) {
      int name = end + 1;
      end = statement.afterName(name);
      end = statement.at(end).is("(") ? statement.next(end) : end;
      target = statement.text(new Span(name, end));
    }
    String kind = isPrimary ? "PRIMARY KEY" : target.isEmpty() ? "UNIQUE" : "FOREIGN KEY";
    constraints.add(Map.of("kind", kind, "columns", columns, "references", target));
    return end;
  }

  private static List<String> names(Tokens statement, int open) {
    return statement.list(open).stream().map(part -> statement.at(part.from()).name()).toList();
  }

  /** The comment that carries this; encoded, so that nothing in it can end the comment. */
  String comment() {
    try {
      byte[] json = JSON.writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
      return "/*sandbox:" + Base64.getEncoder().encodeToString(json) + ":*/ ";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a table declaration: " + e.getMessage(), e);
    }
  }
}
