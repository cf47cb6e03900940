package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.copy.CopyParser;
import com.sparkify.sandbox.redshift.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Redshift's SQL in PostgreSQL's: the rules in the order in which they apply. */
public final class Dialect {
  private final List<Rule> rules;

  /**
   * @param ids asked at each statement for the numbers of the session's last load
   */
  public Dialect(Supplier<QueryIds> ids) {
    rules =
        List.of(
            new Refusals(),
            new TypeNames(),
            new CreateTable(),
            new AlterTable(),
            new SessionParameters(),
            new DateParts(),
            new Functions(),
            new OrderedAggregates(),
            new LastIds(ids));
  }

  /** Translates what a client sent, statement by statement. */
  public List<Translation> translate(String sql) {
    return Tokens.of(sql).statements().stream().map(this::statement).toList();
  }

  private Translation statement(Tokens statement) {
    try {
      if (statement.has(0, "copy")) {
        var copy = CopyParser.parse(statement);
        return new Translation(copy.placeholder(), Optional.of(copy), true);
      }
      Tokens translated = statement;
      for (Rule rule : rules) {
        translated = rule.apply(translated);
      }
      return new Translation(translated.text(), Optional.empty(), translated != statement);
    } catch (Refusal refusal) {
      return new Translation(refusal.sql(), Optional.empty(), true);
    }
  }
}
