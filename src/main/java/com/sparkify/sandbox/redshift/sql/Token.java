package com.sparkify.sandbox.redshift.sql;

import java.util.Locale;

/**
 * One lexical unit of SQL with the white space and comments that stand before it, so that a
 * statement can be put together again byte for byte.
 *
 * @param text as written, quotes included
 * @param before the white space and comments in front of it, as written
 */
public record Token(Kind kind, String text, String before) {

  /** What stands where a statement has no more tokens: equal to no word. */
  static final Token NONE = new Token(Kind.NONE, "", "");

  /** What a token is; symbols are single characters, for no rule needs whole operators. */
  public enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL,
    NONE
  }

  /** Whether this is the given keyword (in any case, unquoted) or symbol. */
  public boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** Whether this can name a table or a column. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** The name that this denotes: folded to lower case unless quoted. */
  public String name() {
    return kind == Kind.QUOTED_NAME
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }

  /** The value of a string literal; of anything else its text. */
  public String value() {
    if (kind != Kind.STRING) {
      return text;
    }
    int quote = text.indexOf('\'');
    if (text.startsWith("$")) {
      int open = text.indexOf('$', 1) + 1;
      return text.substring(open, text.length() - open);
    }
    return unescaped(text.substring(quote + 1, Math.max(quote + 1, text.length() - 1)));
  }

  /** Backslashes escape in every string, as in PostgreSQL 8.0. */
  private static String unescaped(String text) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '\\' || c == '\'') && i + 1 < text.length()) {
        char escaped = text.charAt(++i);
        int control = c == '\\' ? "bfnrt".indexOf(escaped) : -1;
        c = control < 0 ? escaped : "\b\f\n\r\t".charAt(control);
      }
      value.append(c);
    }
    return value.toString();
  }

  Token after(String trivia) {
    return new Token(kind, text, trivia);
  }
}
