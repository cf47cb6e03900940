package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of dialect.txt, which tells the notation: a pattern, and what becomes of what fits it. */
record Rule(List<String> pattern, boolean isAnchored, boolean isRefusal, String outcome) {
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern VARIABLE = Pattern.compile("[$@%][0-9]");

  /** The rules of a line: one for each of its choices. */
  static Stream<Rule> of(String line) {
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
    return Stream.of(new Rule(pattern, isAnchored, isRefusal, sides[1]));
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
      int end = wordsFit(result, i, 0) ? end(result, i, found) : -1;
      if (end < 0 || result.at(i - 1).is(".") || result.at(i - 1).is("as")) {
        continue;
      } else if (isRefusal) {
        throw refusal(statement);
      }
      Tokens sql = Tokens.of(filled(found));
      // What is put in can hold what fits again, as DECODE's does.
      result = result.replace(new Span(i, end), (isAnchored ? sql : apply(sql, 1)).text());
    }
    return result;
  }

  private Refusal refusal(Tokens statement) {
    String message = outcome.replace("{statement}", statement.text().strip());
    boolean isSyntax = message.startsWith("syntax error");
    return isSyntax ? Refusal.syntax(message) : Refusal.unsupported(message);
  }

  private String filled(Map<String, String> found) {
    return VARIABLE
        .matcher(outcome)
        .replaceAll(variable -> Matcher.quoteReplacement(found.get(variable.group())));
  }

  /** Where what fits the pattern from an index on ends; -1 if nothing does. */
  private int end(Tokens statement, int start, Map<String, String> found) {
    int at = start;
    for (int k = 0; k < pattern.size(); k++) {
      String element = pattern.get(k);
      int end = isOpen(element) ? openEnd(statement, at, k) : at + 1;
      if (end < 0 || !isOpen(element) && !fits(statement, at, element)) {
        return -1;
      }
      found.put(element, statement.text(new Span(at, end)));
      at = end;
    }
    return at;
  }

  /** Whether an element stands for any number of tokens. */
  private static boolean isOpen(String element) {
    return "~$@".indexOf(element.charAt(0)) >= 0;
  }

  private static boolean fits(Tokens statement, int at, String element) {
    return element.startsWith("%") ? statement.at(at).isName() : statement.at(at).is(element);
  }

  private int openEnd(Tokens statement, int start, int k) {
    String element = pattern.get(k);
    boolean isGap = element.equals("~");
    if (isGap && k + 1 == pattern.size()) {
      return statement.size();
    }
    int end = start;
    while (!wordsFit(statement, end, k + 1)) {
      boolean isPartEnd =
          statement.at(end).is(")") || element.startsWith("$") && statement.at(end).is(",");
      if (end >= statement.size() || !isGap && isPartEnd) {
        return -1;
      }
      end = isGap ? end + 1 : statement.next(end);
    }
    return end;
  }

  /** Whether the elements from one on, up to the next open one, stand at an index. */
  private boolean wordsFit(Tokens statement, int at, int from) {
    int k = from;
    while (k < pattern.size() && !isOpen(pattern.get(k))) {
      if (!fits(statement, at + k - from, pattern.get(k))) {
        return false;
      }
      k++;
    }
    return true;
  }
}
