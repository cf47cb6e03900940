package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.postgres.SystemCatalog;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** A line of a .dialect file; statements.dialect explains the notation. */
record RewriteRule(boolean isAnchored, List<String> pattern, boolean isRefusal, String outcome) {
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern VARIABLE = Pattern.compile("[$@%#][0-9]");

  /** Applies the rules of a file, in order. Throws RefusedStatementException if one refuses. */
  static UnaryOperator<Tokens> table(String file) {
    List<RewriteRule> rules =
        SystemCatalog.text(file)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .flatMap(RewriteRule::of)
            .toList();
    return statement -> {
      Tokens result = statement;
      for (RewriteRule rule : rules) {
        result = rule.apply(result, 0);
      }
      return result;
    };
  }

  /** One rule for each choice of a line. */
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

  /** Replaces all matches from {@code first} on; backwards, so that nested calls are replaced. */
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
        throw new RefusedStatementException(text.replace("{statement}", statement.text().strip()));
      }
      // The replacement can contain a match, such as DECODE's.
      String sql = isAnchored ? text : apply(Tokens.of(text), 1).text();
      result = result.replace(new Span(i, end), sql);
    }
    return result;
  }

  /**
   * The end of a match of the pattern's elements from {@code element} on; -1 if there is none.
   *
   * @param found receives the texts of the variables
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
    boolean isNew = !found.containsKey(word);
    boolean isName = word.startsWith("%") && token.isName() && isNew;
    boolean isNumber = word.startsWith("#") && token.text().matches("[0-9]+") && isNew;
    if (!isName && !isNumber && !token.text().equalsIgnoreCase(found.getOrDefault(word, word))) {
      return -1;
    }
    found.put(word, token.text());
    return end(statement, at + 1, element + 1, found);
  }

  /** Matches a variable-length element: as few tokens as possible, or all if it is the last. */
  private int openEnd(Tokens statement, int at, int element, Map<String, String> found) {
    String word = StringUtils.left(pattern.get(element), 2);
    String excluded = StringUtils.substring(pattern.get(element), 3);
    boolean isLast = element + 1 == pattern.size();
    for (int i = at; i <= statement.size(); i = word.equals("~") ? i + 1 : statement.next(i)) {
      Token token = statement.at(i);
      if (!excluded.isEmpty() && token.is(excluded)) {
        return -1;
      }
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
