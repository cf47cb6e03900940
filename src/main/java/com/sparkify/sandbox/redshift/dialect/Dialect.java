package com.sparkify.sandbox.redshift.dialect;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * Redshift's SQL in PostgreSQL's: by the lines of statements.dialect, and by what is too much for
 * one.
 */
public final class Dialect {
  private static final int LOGGED = 4_000;
  private static final List<RewriteRule> RULES = RewriteRule.table("statements.dialect");

  /** Clients ask the same again and again; limited by the characters of the statements. */
  private static final Cache<String, Translation> KNOWN =
      CacheBuilder.newBuilder()
          .maximumWeight(4_000_000)
          .weigher((String sql, Translation translation) -> sql.length())
          .build();

  /**
   * What a client sent, translated.
   *
   * @param logged what the history shows of it: its beginning, secrets left out
   * @param label the query group that it sets, if it does
   */
  public record Translation(String sql, String logged, Optional<String> label) {}

  /** Translates what a client sent, statement by statement. */
  public Translation translate(String sql) {
    Translation known = KNOWN.getIfPresent(sql);
    if (known == null) {
      known = translateAnew(sql);
      KNOWN.put(sql, known);
    }
    return known;
  }

  private Translation translateAnew(String sql) {
    List<Tokens> statements = Tokens.of(sql).statements();
    String translated = statements.stream().map(this::statement).collect(Collectors.joining(";"));
    String logged = statements.stream().map(S3Command::masked).collect(Collectors.joining(";"));
    Optional<String> label =
        statements.stream()
            .filter(s -> s.has(0, "set", "query_group"))
            .map(s -> s.at(s.size() - 1).value())
            .findFirst();
    return new Translation(translated, StringUtils.left(logged, LOGGED), label);
  }

  private String statement(Tokens statement) {
    try {
      if (S3Command.is(statement)) {
        S3Command command = S3Command.parse(statement);
        boolean isCopy = statement.has(0, "copy");
        String subject = isCopy ? command.subject() : rules(Tokens.of(command.subject())).text();
        return command.call(statement, subject);
      }
      return rules(statement).text();
    } catch (Refusal refusal) {
      return refusal.sql();
    }
  }

  private static Tokens rules(Tokens statement) {
    Tokens translated = statement.folded();
    for (RewriteRule rule : RULES) {
      translated = rule.apply(translated);
    }
    return TableStatement.translate(translated);
  }
}
