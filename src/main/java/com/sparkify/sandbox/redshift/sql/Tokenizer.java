package com.sparkify.sandbox.redshift.sql;

import com.sparkify.sandbox.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
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
          (?<NONE> \\s++ | --[^\\n]*+ | /\\*)
          |(?<STRING> [eE]?'(?:[^'\\\\]|''|\\\\.?)*+'? | \\$((?:[_\\p{L}]\\w*+)?)\\$.*?(?:\\$\\3\\$|\\z))
          |(?<WORD> [_\\p{L}\\x{80}-\\x{10FFFF}][\\w$\\#\\p{L}\\x{80}-\\x{10FFFF}]*+)
          |(?<QUOTED> "(?:[^"]|"")*+"?)
          |(?<NUMBER> \\.?[0-9][0-9.]*+(?:[eE][+-]?[0-9]++)?)
          |(?<SYMBOL> \\$[0-9]++ | .)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  private static final Pattern COMMENT_ENDS = Pattern.compile("/\\*|\\*/");

  private Tokenizer() {}

  static Tokens tokens(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    int last = 0;
    for (int at = 0; at < sql.length(); ) {
      matcher.region(at, sql.length()).lookingAt();
      Kind kind =
          Arrays.stream(Kind.values())
              .filter(k -> matcher.group(k.name()) != null)
              .findFirst()
              .get();
      int end = matcher.group().equals("/*") ? afterComment(sql, at) : matcher.end();
      if (kind != Kind.NONE) {
        tokens.add(new Token(kind, matcher.group(), sql.substring(last, at)));
        last = end;
      }
      at = end;
    }
    return new Tokens(tokens, sql.substring(last));
  }

  /** Comments nest, which no pattern can tell. */
  private static int afterComment(String sql, int start) {
    Matcher matcher = COMMENT_ENDS.matcher(sql).region(start, sql.length());
    int depth = 0;
    while (matcher.find()) {
      depth += matcher.group().equals("/*") ? 1 : -1;
      if (depth == 0) {
        return matcher.end();
      }
    }
    return sql.length();
  }
}
