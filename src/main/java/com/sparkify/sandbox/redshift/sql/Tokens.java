package com.sparkify.sandbox.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** The tokens of one statement, or of several; immutable, so that every rule hands on a new one. */
public final class Tokens {
  private final List<Token> tokens;
  private final String tail;

  Tokens(List<Token> tokens, String tail) {
    this.tokens = List.copyOf(tokens);
    this.tail = tail;
  }

  /** A run of tokens: from the first, to before the last. */
  public record Span(int from, int to) {}

  /** Cuts SQL text into tokens. */
  public static Tokens of(String sql) {
    return new Tokenizer(sql).tokens();
  }

  public int size() {
    return tokens.size();
  }

  /** The token at an index; outside of the statement one that is no word. */
  public Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
  }

  /** Whether these words or symbols follow each other from an index on. */
  public boolean has(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(index + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a call of the named function starts at an index: the bare name and an opening
   * parenthesis.
   */
  public boolean isCall(int index, String name) {
    return has(index, name, "(") && (!at(index - 1).is(".") || at(index - 2).is("pg_catalog"));
  }

  /**
   * The first index in a span, outside of parentheses, at which the words stand; -1 if they do not.
   */
  public int find(Span span, String... words) {
    for (int i = span.from(); i < span.to(); i = next(i)) {
      if (has(i, words)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The index of the parenthesis that closes the one at an index; the statement's size if none
   * does.
   */
  public int close(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (at(i).is("(")) {
        depth++;
      } else if (at(i).is(")") && --depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** The comma-separated parts between two parentheses, of which the first is at an index. */
  public List<Span> list(int open) {
    int end = close(open);
    List<Span> parts = new ArrayList<>();
    int start = open + 1;
    for (int i = start; i < end; i = next(i)) {
      if (at(i).is(",")) {
        parts.add(new Span(start, i));
        start = i + 1;
      }
    }
    if (start < end || !parts.isEmpty()) {
      parts.add(new Span(start, end));
    }
    return parts;
  }

  /** The index after the one given, a parenthesized group counting as one token. */
  public int next(int index) {
    return at(index).is("(") ? Math.min(close(index) + 1, size()) : index + 1;
  }

  /** The index after the possibly qualified name that starts at an index. */
  public int afterName(int index) {
    int end = index + 1;
    while (at(end).is(".") && at(end + 1).isName()) {
      end += 2;
    }
    return end;
  }

  /** The statements between semicolons, empty ones left out. */
  public List<Tokens> statements() {
    List<Tokens> statements = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= size(); i++) {
      if (i == size() || at(i).is(";")) {
        if (i > start) {
          statements.add(new Tokens(tokens.subList(start, i), i == size() ? tail : ""));
        }
        start = i + 1;
      }
    }
    return statements;
  }

  /** A copy in which a span is replaced by other SQL. */
  public Tokens replace(Span span, String sql) {
    List<Token> changed = new ArrayList<>(tokens.subList(0, span.from()));
    List<Token> inserted = of(sql).tokens;
    for (int i = 0; i < inserted.size(); i++) {
      Token token = inserted.get(i);
      changed.add(i == 0 ? token.after(at(span.from()).before()) : token);
    }
    changed.addAll(tokens.subList(span.to(), size()));
    return new Tokens(changed, tail);
  }

  /** The SQL of a span, without what stands before its first token. */
  public String text(Span span) {
    StringBuilder text = new StringBuilder();
    for (int i = span.from(); i < span.to(); i++) {
      text.append(i == span.from() ? "" : at(i).before()).append(at(i).text());
    }
    return text.toString();
  }

  /** The SQL as a whole. */
  public String text() {
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append(token.before()).append(token.text()));
    return text.append(tail).toString();
  }
}
