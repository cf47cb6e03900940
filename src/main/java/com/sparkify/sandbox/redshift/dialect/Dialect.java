package com.sparkify.sandbox.redshift.dialect;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * Translates Redshift's SQL to PostgreSQL's, with the rules of statements.dialect and
 * tables.dialect.
 */
public final class Dialect {
  private static final int MAX_LOGGED = 4_000;
  private static final List<RewriteRule> RULES = RewriteRule.table("statements.dialect");

  /** Clients repeat their statements. The limit is in characters. */
  private static final Cache<String, Translation> KNOWN =
      CacheBuilder.newBuilder()
          .maximumWeight(4_000_000)
          .weigher((String sql, Translation translation) -> sql.length())
          .build();

  /**
   * A translated message.
   *
   * @param logged its beginning for the query history, with secrets masked
   * @param label the query group that it sets, if any
   */
  public record Translation(String sql, String logged, Optional<String> label) {}

  /** Translates all statements of a message. */
  public Translation translate(String sql) {
    Translation known = KNOWN.getIfPresent(sql);
    if (known == null) {
      known = translateNew(sql);
      KNOWN.put(sql, known);
    }
    return known;
  }

  private Translation translateNew(String sql) {
    List<Tokens> statements = Tokens.of(sql).statements();
    String translated = statements.stream().map(this::statement).collect(Collectors.joining(";"));
    String logged = statements.stream().map(S3Command::masked).collect(Collectors.joining(";"));
    Optional<String> label =
        statements.stream()
            .filter(s -> s.has(0, "set", "query_group"))
            .map(s -> s.at(s.size() - 1).value())
            .findFirst();
    return new Translation(translated, StringUtils.left(logged, MAX_LOGGED), label);
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
    } catch (RefusedStatementException refusal) {
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
