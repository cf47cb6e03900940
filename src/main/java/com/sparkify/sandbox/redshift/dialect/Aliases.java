package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Set;

/**
 * Aliases of the select list that are used beside it, as Redshift allows. Only where its driver
 * does so for metadata: elsewhere it takes the tables' columns to tell them from columns.
 */
final class Aliases implements Rule {
  private static final Set<String> OF_THE_DRIVER =
      Set.of("table_schem", "table_name", "is_autoincrement");

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = statement.size() - 1; i > 0; i--) {
      if (result.has(i, "as", "table_cat")) {
        int select = i;
        while (select > 0 && !result.at(select).is("select")) {
          select--;
        }
        int end = i;
        while (end < result.size() && !result.at(end).is(")")) {
          end = result.next(end);
        }
        result = result.replace(new Span(select, end), translate(result, select, end).text());
      }
    }
    return result;
  }

  private static Tokens translate(Tokens statement, int select, int end) {
    Tokens query = Tokens.of(statement.text(new Span(select, end)));
    int from = query.find(new Span(0, query.size()), "from");
    int start = 1;
    for (int i = 1; i < from; i = query.next(i)) {
      boolean isKnown = query.at(i).is("as") && OF_THE_DRIVER.contains(query.at(i + 1).name());
      if (query.at(i).is(",")) {
        start = i + 1;
      } else if (isKnown) {
        Tokens rest = Tokens.of(query.text(new Span(i + 2, query.size())));
        String expression = query.text(new Span(start, i));
        rest = replaced(rest, query.at(i + 1).name(), expression);
        query = query.replace(new Span(i + 2, query.size()), rest.text());
        from = query.find(new Span(0, query.size()), "from");
      }
    }
    return query;
  }

  /** Puts an expression in the place of its alias. */
  static Tokens replaced(Tokens statement, String alias, String expression) {
    Tokens result = statement;
    for (int i = result.size() - 1; i >= 0; i--) {
      boolean isAlias = result.at(i).isName() && result.at(i).name().equals(alias);
      boolean isOther = result.at(i - 1).is(".") || result.at(i - 1).is("as");
      if (isAlias && !isOther && !result.at(i + 1).is("(") && !result.at(i + 1).is(".")) {
        result = result.replace(new Span(i, i + 1), "(" + expression + ")");
      }
    }
    return result;
  }
}
