package com.sparkify.sandbox.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tokens of one or several statements, and the white space and comments after the last. */
public record Tokens(List<Token> tokens, String tail) {
  private static final Token NONE = new Token("", "");

  /**
   * White space, or a string, word, quoted name, number or symbol. Possessive, because backtracking
   * overflows the stack on long strings.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space> \\s++ | --[^\\n]*+ | /\\*)
          |([eE]?'(?:[^'\\\\]|''|\\\\.?)*+'? | \\$(?<tag>(?:[_\\p{L}]\\w*+)?)\\$.*?(?:\\$\\k<tag>\\$|\\z))
          |((?:(?<=[\\s(,.])\\#)?[_\\p{L}\\x{80}-\\x{10FFFF}][\\w$\\#\\p{L}\\x{80}-\\x{10FFFF}]*+)
          |("(?:[^"]|"")*+"?)
          |(\\.?[0-9][0-9.]*+(?:[eE][+-]?[0-9]++)?)
          |(\\$[0-9]++ | .)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  private static final Pattern COMMENT_ENDS = Pattern.compile("/\\*|\\*/");

  /** A range of tokens; {@code to} is exclusive. */
  public record Span(int from, int to) {}

  /**
   * Splits SQL into tokens by the lexical rules of PostgreSQL 8.0 and Redshift. Never fails: an
   * unclosed token extends to the end, and PostgreSQL reports it.
   */
  public static Tokens of(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql).useTransparentBounds(true);
    int last = 0;
    for (int at = 0; at < sql.length(); ) {
      matcher.region(at, sql.length()).lookingAt();
      int end = matcher.group().equals("/*") ? afterComment(sql, at) : matcher.end();
      if (matcher.group("space") == null) {
        tokens.add(new Token(matcher.group(), sql.substring(last, at)));
        last = end;
      }
      at = end;
    }
    return new Tokens(tokens, sql.substring(last));
  }

  /** Comments nest, which a pattern cannot match. */
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

  public int size() {
    return tokens.size();
  }

  /** The token at an index; an empty one outside the statement. */
  public Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
  }

  /** Whether these words or symbols are at an index. */
  public boolean has(int index, String... words) {
    return IntStream.range(0, words.length).allMatch(i -> at(index + i).is(words[i]));
  }

  /** Whether a word occurs, and parentheses are nested no deeper than the limit. */
  public boolean isWithin(String word, int maxDepth) {
    int depth = 0;
    boolean isFound = false;
    for (Token token : tokens) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      isFound |= token.is(word);
      if (depth > maxDepth) {
        return false;
      }
    }
    return isFound;
  }

  /** The index of the matching closing parenthesis; the size if there is none. */
  public int close(int open) {
    int depth = 0;
    for (int i = open; i < size(); i++) {
      depth += at(i).is("(") ? 1 : at(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return size();
  }

  /** The comma-separated parts of the parentheses that open at an index. */
  public List<Span> list(int open) {
    return parts(open + 1, close(open), ",");
  }

  private List<Span> parts(int from, int to, String separator) {
    List<Span> parts = new ArrayList<>();
    int start = from;
    for (int i = from; i < to; i = next(i)) {
      if (at(i).is(separator)) {
        parts.add(new Span(start, i));
        start = i + 1;
      }
    }
    parts.add(new Span(start, to));
    return parts;
  }

  /** The index of the next token, after the whole group if a parenthesis opens at the index. */
  public int next(int index) {
    return at(index).is("(") ? Math.min(close(index) + 1, size()) : index + 1;
  }

  /** The index after the name, qualified or not, at an index. */
  public int afterName(int index) {
    return at(index + 1).is(".") && at(index + 2).isName() ? afterName(index + 2) : index + 1;
  }

  /** The non-empty statements between semicolons. */
  public List<Tokens> statements() {
    return parts(0, size(), ";").stream()
        .filter(part -> part.from() < part.to())
        .map(
            part ->
                new Tokens(tokens.subList(part.from(), part.to()), part.to() == size() ? tail : ""))
        .toList();
  }

  /** A copy with a span replaced by other SQL. */
  public Tokens replace(Span span, String sql) {
    List<Token> changed = new ArrayList<>(tokens.subList(0, span.from()));
    changed.addAll(of(at(span.from()).before() + sql).tokens);
    changed.addAll(tokens.subList(span.to(), size()));
    return new Tokens(changed, tail);
  }

  /** A copy with quoted names in lower case, because Redshift folds all names. */
  public Tokens folded() {
    List<Token> folded = new ArrayList<>();
    for (Token token : tokens) {
      boolean isFolded = token.isQuoted() || token.isTemporaryName();
      String text = isFolded ? token.text().toLowerCase(Locale.ROOT) : token.text();
      if (token.isTemporaryName()) {
        boolean isSelected = at(folded.size() - 1).is("into") && !has(0, "insert", "into");
        text = (isSelected ? "TEMP " : "") + '"' + text + '"';
      }
      // PostgreSQL 8.0 and Redshift read 1WHEN as two tokens, and the driver relies on it.
      boolean isGlued = token.isName() && at(folded.size() - 1).text().matches("\\.?[0-9].*");
      folded.add(new Token(text, isGlued ? " " + token.before() : token.before()));
    }
    return new Tokens(folded, tail);
  }

  /** The SQL of a span, without white space before its first token. */
  public String text(Span span) {
    return IntStream.range(span.from(), span.to())
        .mapToObj(i -> (i == span.from() ? "" : at(i).before()) + at(i).text())
        .collect(Collectors.joining());
  }

  public String text() {
    return at(0).before() + text(new Span(0, size())) + tail;
  }
}
