package com.sparkify.sandbox.redshift.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token of SQL as written, quotes included, and the white space and comments before it. */
public record Token(String text, String before) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\.|''", Pattern.DOTALL);

  // The beginning of a token determines its kind.
  private static final Pattern STRING = Pattern.compile("[eE]?'|\\$\\D");
  private static final Pattern NAME = Pattern.compile("\"|#?[_\\p{L}\\x{80}-\\x{10FFFF}](?!')");

  /** Whether this is the given keyword in any case, or symbol or literal; never a quoted name. */
  public boolean is(String word) {
    return !isQuoted() && text.equalsIgnoreCase(word);
  }

  public boolean isString() {
    return STRING.matcher(text).lookingAt();
  }

  boolean isQuoted() {
    return text.startsWith("\"");
  }

  /** Whether this names a temporary table, such as #staged. */
  boolean isTemporaryName() {
    return text.startsWith("#") && isName();
  }

  /** Whether this can name a table or a column. */
  public boolean isName() {
    return NAME.matcher(text).lookingAt();
  }

  /** The name: unquoted, or else folded to lower case. */
  public String name() {
    return isQuoted()
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }

  /** The value of a string literal, with escapes resolved; of other tokens their text. */
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

  /** A string literal, independent of the session's standard_conforming_strings. */
  public static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static String unescaped(String escape) {
    int control = escape.startsWith("\\") ? "bfnrt".indexOf(escape.charAt(1)) : -1;
    return control < 0 ? escape.substring(1) : "\b\f\n\r\t".substring(control, control + 1);
  }
}
