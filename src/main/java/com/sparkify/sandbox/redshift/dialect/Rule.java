package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.catalogue.Catalogue;
import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of a dialect table, as statements.dialect tells the notation. */
record Rule(boolean isAnchored, List<String> pattern, boolean isRefusal, String outcome) {
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern VARIABLE = Pattern.compile("[$@%][0-9]");

  /** The rules of a table, in their order. */
  static List<Rule> table(String file) {
    return Catalogue.text(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(Rule::of)
        .toList();
  }

  /** The rules of a line: one for each of its choices. */
  private static Stream<Rule> of(String line) {
    boolean isRefusal = line.contains(" ! ");
    String[] sides = line.split(isRefusal ? " ! " : " => ", 2);
    Matcher choice = CHOICE.matcher(sides[0]);
    if (choice.find()) {
      return Arrays.stream(choice.group(1).split("\\|"))
          .map(word -> line.replace(choice.group(), word).replaceFirst("\\{}", word))
          .flatMap(Rule::of);
    }
    boolean isAnchored = sides[0].startsWith("^ ");
    List<String> pattern = List.of(sides[0].substring(isAnchored ? 2 : 0).split(" +"));
    return Stream.of(new Rule(isAnchored, pattern, isRefusal, sides[1]));
  }

  /**
   * A statement in which all that fits is replaced.
   *
   * @throws Refusal if the rule is one and the statement fits
   */
  Tokens apply(Tokens statement) {
    return apply(statement, 0);
  }

  /** From the end, so that calls in calls are replaced, too. */
  private Tokens apply(Tokens statement, int first) {
    Tokens result = statement;
    for (int i = isAnchored ? 0 : result.size() - 1; i >= first; i--) {
      Map<String, String> found = new HashMap<>();
      int end = end(result, i, found);
      if (end < 0 || result.at(i - 1).is(".") || result.at(i - 1).is("as")) {
        continue;
      }
      String text =
          VARIABLE
              .matcher(outcome)
              .replaceAll(variable -> Matcher.quoteReplacement(found.get(variable.group())));
      if (isRefusal) {
        String message = text.replace("{statement}", statement.text().strip());
        boolean isSyntax = message.startsWith("syntax error");
        throw isSyntax ? Refusal.syntax(message) : Refusal.unsupported(message);
      }
      // What is put in can hold what fits again, as DECODE's does.
      String sql = isAnchored ? text : apply(Tokens.of(text), 1).text();
      result = result.replace(new Span(i, end), sql);
    }
    return result;
  }

  /** Where what fits the pattern from an index on ends; -1 if nothing does. */
  private int end(Tokens statement, int start, Map<String, String> found) {
    int at = start;
    for (int k = 0; k < pattern.size(); k++) {
      boolean isWord = !isOpen(k) && wordsFit(statement, at, k, found);
      int end = isOpen(k) ? openEnd(statement, at, k, found) : isWord ? at + 1 : -1;
      if (end < 0) {
        return -1;
      }
      found.put(pattern.get(k), statement.text(new Span(at, end)));
      at = end;
    }
    return at;
  }

  /** Whether an element stands for any number of tokens. */
  private boolean isOpen(int k) {
    return "~$@".indexOf(pattern.get(k).charAt(0)) >= 0;
  }

  private int openEnd(Tokens statement, int start, int k, Map<String, String> found) {
    String element = pattern.get(k);
    boolean isGap = element.equals("~");
    boolean isLast = k + 1 == pattern.size();
    int end = start;
    while (isLast || !wordsFit(statement, end, k + 1, found)) {
      boolean isOver = statement.at(end).is(")");
      if (element.startsWith("$")) {
        isOver |= statement.at(end).is(",") || statement.at(end).is("select");
      }
      if (end >= statement.size() || isOver && !isGap) {
        return isLast ? end : -1;
      }
      end = isGap ? end + 1 : statement.next(end);
    }
    return end;
  }

  /** Whether the elements from one on, up to the next open one, stand at an index. */
  private boolean wordsFit(Tokens statement, int at, int from, Map<String, String> found) {
    for (int k = from; k < pattern.size() && !isOpen(k); k++) {
      Token token = statement.at(at + k - from);
      boolean isName = pattern.get(k).startsWith("%") && token.isName();
      String word = found.getOrDefault(pattern.get(k), isName ? token.text() : pattern.get(k));
      if (!token.text().equalsIgnoreCase(word)) {
        return false;
      }
    }
    return true;
  }
}
