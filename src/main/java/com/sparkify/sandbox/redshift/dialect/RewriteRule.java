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
record RewriteRule(boolean isAnchored, List<String> pattern, boolean isRefusal, String outcome) {
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern VARIABLE = Pattern.compile("[$@%][0-9]");

  /** The rules of a table, in their order. */
  static List<RewriteRule> table(String file) {
    return Catalogue.text(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(RewriteRule::of)
        .toList();
  }

  /** The rules of a line: one for each of its choices. */
  private static Stream<RewriteRule> of(String line) {
    boolean isRefusal = line.contains(" ! ");
    String[] sides = line.split(isRefusal ? " ! " : " => ", 2);
    Matcher choice = CHOICE.matcher(sides[0]);
    if (choice.find()) {
      return Arrays.stream(choice.group(1).split("\\|"))
          .map(word -> line.replace(choice.group(), word).replaceFirst("\\{}", word))
          .flatMap(RewriteRule::of);
    }
    boolean isAnchored = sides[0].startsWith("^ ");
    List<String> pattern = List.of(sides[0].substring(isAnchored ? 2 : 0).split(" +"));
    return Stream.of(new RewriteRule(isAnchored, pattern, isRefusal, sides[1]));
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
      boolean isStart = isAnchored || result.at(i).is(pattern.get(0));
      Map<String, String> found = isStart ? new HashMap<>() : Map.of();
      int end = isStart ? end(result, i, 0, found) : -1;
      if (end < 0 || result.at(i - 1).is(".") || result.at(i - 1).is("as")) {
        continue;
      }
      String text =
          VARIABLE
              .matcher(outcome)
              .replaceAll(variable -> Matcher.quoteReplacement(found.get(variable.group())));
      if (isRefusal) {
        throw new Refusal(text.replace("{statement}", statement.text().strip()));
      }
      // What is put in can hold what fits again, as DECODE's does.
      String sql = isAnchored ? text : apply(Tokens.of(text), 1).text();
      result = result.replace(new Span(i, end), sql);
    }
    return result;
  }

  /**
   * Where what fits the pattern from one of its elements on ends; -1 if nothing does.
   *
   * @param found takes what the elements stand for
   */
  private int end(Tokens statement, int at, int element, Map<String, String> found) {
    if (element == pattern.size()) {
      return at;
    }
    String word = pattern.get(element);
    if ("~$@".indexOf(word.charAt(0)) >= 0) {
      return openEnd(statement, at, element, found);
    }
    Token token = statement.at(at);
    boolean isName = word.startsWith("%") && token.isName() && !found.containsKey(word);
    if (!isName && !token.text().equalsIgnoreCase(found.getOrDefault(word, word))) {
      return -1;
    }
    found.put(word, token.text());
    return end(statement, at + 1, element + 1, found);
  }

  /**
   * Of an element for any number of tokens: as few as let the rest fit, or all if there is none.
   */
  private int openEnd(Tokens statement, int at, int element, Map<String, String> found) {
    String word = pattern.get(element);
    boolean isLast = element + 1 == pattern.size();
    for (int i = at; i <= statement.size(); i = word.equals("~") ? i + 1 : statement.next(i)) {
      Token token = statement.at(i);
      boolean isOver = i == statement.size() || (token.is(")") && !word.equals("~"));
      isOver |= word.startsWith("$") && (token.is(",") || token.is("select"));
      Map<String, String> attempt = new HashMap<>(found);
      int end = isLast && !isOver ? -1 : end(statement, i, element + 1, attempt);
      if (end >= 0) {
        found.putAll(attempt);
        found.put(word, statement.text(new Span(at, i)));
      }
      if (end >= 0 || isOver) {
        return end;
      }
    }
    return -1;
  }
}
