package com.sparkify.sandbox.redshift.dialect;

import com.google.common.base.Utf8;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Translates Redshift's SQL to PostgreSQL's, with the rules of the .dialect files. */
public final class Dialect {
  private static final int MAX_LOGGED = 4_000;
  private static final int MAX_NAME = 127;

  /** PostgreSQL cuts longer names, so that different ones become the same. */
  private static final int MAX_POSTGRES_NAME = 63;

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
  public record Translation(List<Statement> statements, String logged, Optional<String> label) {

    /**
     * The SQL for PostgreSQL.
     *
     * @param columns returns the columns of tables by their names as written; asked only if a
     *     statement uses an alias that may be a column
     */
    public String sql(Function<Set<String>, Map<String, Set<String>>> columns) {
      return statements.stream()
          .map(s -> s.aliases().map(it -> it.resolve(columns.apply(it.tables()))).orElse(s.sql()))
          .collect(Collectors.joining(";"));
    }
  }

  /** A translated statement, and the aliases in it that are not yet resolved. */
  public record Statement(String sql, Optional<LateralAliases> aliases) {}

  /** Translates all statements of a message. */
  public static Translation translate(String sql) {
    return KNOWN.getUnchecked(sql);
  }

  private static Translation translateNew(String sql) {
    List<Tokens> statements = Tokens.of(sql).statements();
    String logged = statements.stream().map(S3Command::masked).collect(Collectors.joining(";"));
    Optional<String> label =
        statements.stream()
            .filter(s -> s.has(0, "set", "query_group"))
            .map(s -> s.at(s.size() - 1).value())
            .findFirst();
    List<Statement> translated = statements.stream().map(Dialect::statement).toList();
    return new Translation(translated, StringUtils.left(logged, MAX_LOGGED), label);
  }

  private static Statement statement(Tokens statement) {
    try {
      if (S3Command.is(statement)) {
        S3Command command = S3Command.parse(statement);
        Tokens subject = Tokens.of(command.subject());
        Tokens translated = command.isCopy() ? subject.folded() : rules(subject);
        return new Statement(command.call(statement, translated.text()), Optional.empty());
      }
      if (isSearchPath(statement)) {
        Token schema = statement.at(3);
        String name = schema.isName() ? schema.name() : schema.value();
        String call = "pg_sandbox.set_search_path(" + Token.literal(name) + ")";
        String block = "DO " + Token.literal("BEGIN PERFORM " + call + "; END");
        return new Statement(block, Optional.empty());
      }
      Tokens translated = rules(statement);
      return new Statement(translated.text(), LateralAliases.in(translated));
    } catch (RefusedStatementException refusal) {
      return new Statement(refusal.sql(), Optional.empty());
    }
  }

  /** Whether it sets one schema, which must exist; PostgreSQL's SET takes any. */
  private static boolean isSearchPath(Tokens statement) {
    return statement.has(0, "set", "search_path")
        && statement.size() == 4
        && !statement.at(3).is("default");
  }

  private static Tokens rules(Tokens statement) {
    for (Token token : statement.tokens()) {
      int bytes = token.isName() ? Utf8.encodedLength(token.name()) : 0;
      if (bytes > MAX_NAME) {
        throw new RefusedStatementException(
            "The name %s... exceeds 127 bytes".formatted(StringUtils.left(token.name(), 30)));
      }
      if (bytes > MAX_POSTGRES_NAME) {
        throw RefusedStatementException.notEmulated("names over 63 bytes: " + token.name());
      }
    }
    return TableStatement.translate(RULES.apply(statement.folded()));
  }
}
