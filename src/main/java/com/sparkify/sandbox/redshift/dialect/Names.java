package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Locale;

/** Names fold to lower case, quoted or not ("Names and identifiers" of the developer guide). */
final class Names {
  private Names() {}

  static Tokens lowered(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < result.size(); i++) {
      String text = result.at(i).text();
      boolean isQuoted = result.at(i).kind() == Token.Kind.QUOTED_NAME;
      if (isQuoted && !text.equals(text.toLowerCase(Locale.ROOT))) {
        result = result.replace(new Span(i, i + 1), text.toLowerCase(Locale.ROOT));
      }
      boolean isNumber = result.at(i).kind() == Token.Kind.NUMBER;
      if (isNumber && result.at(i + 1).isName() && result.at(i + 1).before().isEmpty()) {
        // PostgreSQL 8.0, and so Redshift, reads 1WHEN as two words, and the driver relies on it.
        result = result.replace(new Span(i, i + 2), text + " " + result.at(i + 1).text());
      }
    }
    return result;
  }
}
