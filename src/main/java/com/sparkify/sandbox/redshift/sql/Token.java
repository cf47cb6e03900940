package com.sparkify.sandbox.redshift.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lexical unit of SQL with the white space and comments before it, so that a statement can be put
 * together again byte for byte.
 *
 * @param text as written, quotes included
 * @param before the white space and comments in front of it, as written
 */
public record Token(String text, String before) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\.|''", Pattern.DOTALL);

  // What a token is, it shows by how it begins.
  private static final Pattern STRING = Pattern.compile("[eE]?'|\\$\\D");
  private static final Pattern NAME = Pattern.compile("\"|[_\\p{L}\\x{80}-\\x{10FFFF}](?!')");

  /** Whether this is the given keyword in any case, symbol or literal, and no quoted name. */
  public boolean is(String word) {
    return !isQuoted() && text.equalsIgnoreCase(word);
  }

  public boolean isString() {
    return STRING.matcher(text).lookingAt();
  }

  boolean isQuoted() {
    return text.startsWith("\"");
  }

  /** Whether this can name a table or a column. */
  public boolean isName() {
    return NAME.matcher(text).lookingAt();
  }

  /** The name that this denotes: folded to lower case unless quoted. */
  public String name() {
    return isQuoted()
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }

  /** The value of a string literal, in which backslashes escape; of anything else its text. */
  public String value() {
    if (!isString()) {
      return text;
    }
    int start = text.indexOf('\'') + 1;
    if (text.startsWith("$")) {
      start = text.indexOf('$', 1) + 1;
      return text.substring(start, Math.max(start, text.length() - start));
    }
    String content = text.substring(start, Math.max(start, text.length() - 1));
    return ESCAPE.matcher(content).replaceAll(e -> Matcher.quoteReplacement(unescaped(e.group())));
  }

  /** SQL for a text, whatever backslashes mean to the session. */
  public static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static String unescaped(String escape) {
    int control = escape.startsWith("\\") ? "bfnrt".indexOf(escape.charAt(1)) : -1;
    return control < 0 ? escape.substring(1) : "\b\f\n\r\t".substring(control, control + 1);
  }
}
