package com.sparkify.sandbox.redshift.sql;

import java.util.Locale;

/**
 * A lexical unit of SQL with the white space and comments before it, so that a statement can be put
 * together again byte for byte.
 *
 * @param text as written, quotes included
 * @param before the white space and comments in front of it, as written
 */
public record Token(Kind kind, String text, String before) {

  /** What a token is; symbols, of one character each, stand for parameters, too. */
  public enum Kind {
    STRING,
    WORD,
    QUOTED,
    NUMBER,
    SYMBOL,
    NONE
  }

  /** Whether this is the given keyword in any case, symbol or literal, and no quoted name. */
  public boolean is(String word) {
    return kind != Kind.QUOTED && kind != Kind.NONE && text.equalsIgnoreCase(word);
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** Whether this can name a table or a column. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** The name that this denotes: folded to lower case unless quoted. */
  public String name() {
    return kind == Kind.QUOTED
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }

  /** The value of a string literal; of anything else its text. */
  public String value() {
    if (kind != Kind.STRING) {
      return text;
    }
    if (text.startsWith("$")) {
      int open = text.indexOf('$', 1) + 1;
      return text.substring(open, text.length() - open);
    }
    int start = text.indexOf('\'') + 1;
    return unescaped(text.substring(start, Math.max(start, text.length() - 1)));
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
}
