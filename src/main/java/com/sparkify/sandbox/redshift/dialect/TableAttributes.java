package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What stands behind the columns of CREATE TABLE ("table_attributes" of the developer guide). */
final class TableAttributes {
  private static final Set<String> DIST_STYLES = Set.of("AUTO", "EVEN", "KEY", "ALL");

  private TableAttributes() {}

  /** Reads all of the span into the declaration, in whatever order the attributes come. */
  static void read(Tokens statement, Span span, TableDeclaration declaration) {
    int i = span.from();
    while (i < span.to()) {
      boolean isStyled = statement.at(i).is("compound") || statement.at(i).is("interleaved");
      int sortKey = isStyled ? i + 1 : i;
      if (statement.at(i).is("backup") || statement.has(i, "encode", "auto")) {
        i += 2;
      } else if (statement.at(i).is("diststyle")) {
        declaration.distStyle(distStyle(statement.at(i + 1).text()));
        i += 2;
      } else if (statement.has(i, "distkey", "(")) {
        declaration.distKey(TableConstraint.names(statement, i + 1).get(0));
        i = statement.next(i + 1);
      } else if (statement.has(sortKey, "sortkey", "auto")) {
        declaration.sortKeys("AUTO", List.of());
        i = sortKey + 2;
      } else if (statement.has(sortKey, "sortkey", "(")) {
        String style = isStyled ? statement.at(i).text().toUpperCase(Locale.ROOT) : "COMPOUND";
        declaration.sortKeys(style, TableConstraint.names(statement, sortKey + 1));
        i = statement.next(sortKey + 1);
      } else {
        throw Refusal.syntax("syntax error at or near \"%s\"".formatted(statement.at(i).text()));
      }
    }
  }

  private static String distStyle(String style) {
    String known = style.toUpperCase(Locale.ROOT);
    if (!DIST_STYLES.contains(known)) {
      throw Refusal.syntax("DISTSTYLE %s is not one of AUTO, EVEN, KEY, ALL".formatted(style));
    }
    return known;
  }
}
