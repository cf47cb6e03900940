package com.sparkify.sandbox.redshift.sql;

import com.sparkify.sandbox.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL into tokens by PostgreSQL 8.0's lexical rules, which are Redshift's. Never fails: what
 * is not closed reaches to the end, and PostgreSQL complains of it.
 */
final class Tokenizer {
  /** Each kind of token by its name. Possessive, for what backtracks overflows on long strings. */
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<STRING> [eE]?'(?:[^'\\\\]|''|\\\\.?)*+'?
                     | \\$((?:[_\\p{L}]\\w*+)?)\\$.*?(?:\\$\\2\\$|\\z))
          |(?<WORD> [_\\p{L}\\x{80}-\\x{10FFFF}][\\w$\\#\\p{L}\\x{80}-\\x{10FFFF}]*+)
          |(?<QUOTED> "(?:[^"]|"")*+"?)
          |(?<NUMBER> \\.?[0-9][0-9.]*+(?:[eE][+-]?[0-9]++)?)
          |(?<SYMBOL> \\$[0-9]++ | .)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  private static final Pattern BLANKS = Pattern.compile("(?:\\s|--[^\\n]*+)*+");
  private static final Pattern COMMENT_ENDS = Pattern.compile("/\\*|\\*/");

  private final String sql;
  private final Matcher matcher;

  Tokenizer(String sql) {
    this.sql = sql;
    this.matcher = TOKEN.matcher(sql);
  }

  Tokens tokens() {
    List<Token> tokens = new ArrayList<>();
    int end = 0;
    int start = afterTrivia(0);
    while (start < sql.length()) {
      match(TOKEN, start);
      String before = sql.substring(end, start);
      for (Kind kind : Kind.values()) {
        if (kind != Kind.NONE && matcher.group(kind.name()) != null) {
          tokens.add(new Token(kind, matcher.group(), before));
        }
      }
      end = matcher.end();
      start = afterTrivia(end);
    }
    return new Tokens(tokens, sql.substring(end));
  }

  private boolean match(Pattern pattern, int at) {
    return matcher.usePattern(pattern).region(at, sql.length()).lookingAt();
  }

  private int afterTrivia(int from) {
    match(BLANKS, from);
    int at = matcher.end();
    return sql.startsWith("/*", at) ? afterTrivia(afterComment(at)) : at;
  }

  /** Comments nest, which no pattern can tell. */
  private int afterComment(int from) {
    int depth = 0;
    matcher.usePattern(COMMENT_ENDS).region(from, sql.length());
    while (matcher.find()) {
      depth += matcher.group().equals("/*") ? 1 : -1;
      if (depth == 0) {
        return matcher.end();
      }
    }
    return sql.length();
  }
}
