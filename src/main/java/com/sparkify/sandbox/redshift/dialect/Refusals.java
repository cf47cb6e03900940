package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What PostgreSQL has and Redshift has not, or the sandbox has not: the lines of refusals.txt. */
final class Refusals implements Rule {
  private static final List<Line> LINES = read("/com/sparkify/sandbox/redshift/refusals.txt");

  /**
   * Which statements a line refuses.
   *
   * @param start the words that the statement starts with; none if any will do
   * @param words the words that follow each other further on; none if any will do
   */
  private record Line(String[] start, String[] words, String sqlState, String message) {

    /** A line is: start ~ words | SQLSTATE | message. */
    static Line of(String line) {
      String[] parts = line.split(" *\\| *", 3);
      String[] pattern = parts[0].split(" *~ *", 2);
      return new Line(
          words(pattern[0]), words(pattern.length > 1 ? pattern[1] : ""), parts[1], parts[2]);
    }

    private static String[] words(String text) {
      return Arrays.stream(text.strip().split(" +"))
          .filter(w -> !w.isEmpty())
          .toArray(String[]::new);
    }

    boolean matches(Tokens statement) {
      if (!statement.has(0, start) || words.length == 0) {
        return statement.has(0, start);
      }
      for (int i = Math.max(1, start.length); i < statement.size(); i++) {
        if (statement.has(i, words) && !statement.at(i - 1).is(".")) {
          return true;
        }
      }
      return false;
    }
  }

  private static List<Line> read(String resource) {
    try (InputStream in = Refusals.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Line::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }

  @Override
  public Tokens apply(Tokens statement) {
    for (Line line : LINES) {
      if (line.matches(statement)) {
        String text = statement.text().strip();
        throw new Refusal(line.sqlState(), line.message().replace("{statement}", text));
      }
    }
    return statement;
  }
}
