package com.sparkify.sandbox.redshift.dialect;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Translates Redshift's SQL to PostgreSQL's, with the rules of the .dialect files. */
public final class Dialect {
  private static final int MAX_LOGGED = 4_000;
  private static final UnaryOperator<Tokens> RULES = RewriteRule.table("statements.dialect");

  /** Clients repeat their statements. The limit is in characters. */
  private static final LoadingCache<String, Translation> KNOWN =
      CacheBuilder.newBuilder()
          .maximumWeight(4_000_000)
          .weigher((String sql, Translation translation) -> sql.length())
          .build(CacheLoader.from(Dialect::translateNew));

  private Dialect() {}

  /**
   * A translated message.
   *
   * @param logged its beginning for the query history, with secrets masked
   * @param label the query group that it sets, if any
   */
  public record Translation(String sql, String logged, Optional<String> label) {}

  /** Translates all statements of a message. */
  public static Translation translate(String sql) {
    return KNOWN.getUnchecked(sql);
  }

  private static Translation translateNew(String sql) {
    List<Tokens> statements = Tokens.of(sql).statements();
    String translated =
        statements.stream().map(Dialect::statement).collect(Collectors.joining(";"));
    String logged = statements.stream().map(S3Command::masked).collect(Collectors.joining(";"));
    Optional<String> label =
        statements.stream()
            .filter(s -> s.has(0, "set", "query_group"))
            .map(s -> s.at(s.size() - 1).value())
            .findFirst();
    return new Translation(translated, StringUtils.left(logged, MAX_LOGGED), label);
  }

  private static String statement(Tokens statement) {
    try {
      if (S3Command.is(statement)) {
        S3Command command = S3Command.parse(statement);
        Tokens subject = Tokens.of(command.subject());
        return command.call(statement, (command.isCopy() ? subject : rules(subject)).text());
      }
      return rules(statement).text();
    } catch (RefusedStatementException refusal) {
      return refusal.sql();
    }
  }

  private static Tokens rules(Tokens statement) {
    return TableStatement.translate(RULES.apply(statement.folded()));
  }
}
