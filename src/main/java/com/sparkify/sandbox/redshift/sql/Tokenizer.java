package com.sparkify.sandbox.redshift.sql;

import com.sparkify.sandbox.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL into tokens by PostgreSQL 8.0's lexical rules, which are Redshift's: nested comments,
 * strings with backslash escapes, dollar quotes, quoted names. Never fails: what is not closed
 * reaches to the end, and PostgreSQL complains of it.
 */
final class Tokenizer {
  private final String sql;
  private int at;

  Tokenizer(String sql) {
    this.sql = sql;
  }

  Tokens tokens() {
    List<Token> tokens = new ArrayList<>();
    while (true) {
      int trivia = at;
      skipTrivia();
      int start = at;
      if (start == sql.length()) {
        return new Tokens(tokens, sql.substring(trivia));
      }
      Kind kind = advance();
      tokens.add(new Token(kind, sql.substring(start, at), sql.substring(trivia, start)));
    }
  }

  private void skipTrivia() {
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    at = Math.min(at, sql.length());
  }

  private Kind advance() {
    char c = sql.charAt(at);
    if (c == '"') {
      return quotedName();
    }
    boolean isMarked = (c == 'e' || c == 'E') && peek(1) == '\'';
    if (c == '\'' || isMarked) {
      at += isMarked ? 2 : 1;
      return string();
    }
    if (isWordStart(c)) {
      skipWord();
      return Kind.WORD;
    }
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      return number();
    }
    if (c == '$') {
      return dollar();
    }
    at++;
    return Kind.SYMBOL;
  }

  private Kind quotedName() {
    at++;
    while (at < sql.length()) {
      if (sql.charAt(at++) == '"') {
        if (peek(0) != '"') {
          break;
        }
        at++;
      }
    }
    return Kind.QUOTED_NAME;
  }

  private Kind string() {
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\') {
        at = Math.min(at + 1, sql.length());
      } else if (c == '\'') {
        if (peek(0) != '\'') {
          break;
        }
        at++;
      }
    }
    return Kind.STRING;
  }

  private Kind number() {
    while (isDigit(peek(0)) || peek(0) == '.') {
      at++;
    }
    boolean signed = peek(1) == '+' || peek(1) == '-';
    if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(signed ? 2 : 1))) {
      at += signed ? 2 : 1;
      while (isDigit(peek(0))) {
        at++;
      }
    }
    return Kind.NUMBER;
  }

  private Kind dollar() {
    int tagEnd = at + 1;
    if (isDigit(peek(1))) {
      while (isDigit(peek(1))) {
        at++;
      }
      at++;
      return Kind.PARAMETER;
    }
    while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      at++;
      return Kind.SYMBOL;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int end = sql.indexOf(tag, tagEnd + 1);
    at = end < 0 ? sql.length() : end + tag.length();
    return Kind.STRING;
  }

  private void skipWord() {
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$' || c == '#';
  }
}
