package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import java.util.List;

/**
 * What PostgreSQL has and Redshift has not ("Unsupported PostgreSQL features" of the developer
 * guide): a line each.
 */
final class Refusals implements Rule {
  private static final List<Line> LINES =
      List.of(
          start("CREATE INDEX is not supported.", "create", "index"),
          start("CREATE INDEX is not supported.", "create", "unique", "index"),
          start("CREATE TRIGGER is not supported.", "create", "trigger"),
          start("CREATE EXTENSION is not supported.", "create", "extension"),
          start("CREATE SEQUENCE is not supported.", "create", "sequence"),
          start("CREATE TYPE is not supported.", "create", "type"),
          anywhere("ON CONFLICT is not supported.", "on", "conflict"),
          anywhere("SELECT DISTINCT ON is not supported", "distinct", "on"),
          within("create", "Column type \"serial\" is not supported.", "serial"),
          within("create", "Column type \"bigserial\" is not supported.", "bigserial"),
          within("insert", "INSERT ... RETURNING is not supported.", "returning"),
          within("update", "UPDATE ... RETURNING is not supported.", "returning"),
          within("delete", "DELETE ... RETURNING is not supported.", "returning"));

  /**
   * A refused statement: its first word if that matters, the words that betray it, Redshift's
   * message.
   */
  private record Line(String verb, boolean isStart, String message, String... words) {
    boolean matches(Tokens statement) {
      if (isStart) {
        return statement.has(0, words);
      }
      if (!verb.isEmpty() && !statement.at(0).is(verb)) {
        return false;
      }
      for (int i = 1; i < statement.size(); i++) {
        if (statement.has(i, words) && !statement.at(i - 1).is(".")) {
          return true;
        }
      }
      return false;
    }
  }

  private static Line start(String message, String... words) {
    return new Line("", true, message, words);
  }

  private static Line anywhere(String message, String... words) {
    return new Line("", false, message, words);
  }

  private static Line within(String verb, String message, String... words) {
    return new Line(verb, false, message, words);
  }

  @Override
  public Tokens apply(Tokens statement) {
    for (Line line : LINES) {
      if (line.matches(statement)) {
        throw Refusal.unsupported(line.message());
      }
    }
    return statement;
  }
}
