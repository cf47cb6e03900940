package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.redshift.SqlFile;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * What a question is asked about.
 *
 * @param from the first day of plays; empty for all before
 * @param to the last day of plays; empty for all behind
 * @param top how many rows to answer; empty for as many as the question says
 */
public record QuestionScope(Optional<LocalDate> from, Optional<LocalDate> to, OptionalLong top) {
  public static final QuestionScope EVERYTHING =
      new QuestionScope(Optional.empty(), Optional.empty(), OptionalLong.empty());

  private static final Pattern TOP = Pattern.compile(":top is (\\d+)");
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate BEHIND_LAST = LocalDate.of(9999, 12, 31);

  public QuestionScope {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new SettingsException(
          "Cannot ask about %s to %s: the first day is after the last"
              .formatted(from.get(), to.get()));
    }
    if (top.isPresent() && top.getAsLong() < 1) {
      throw new SettingsException(
          "Cannot answer the top %d: expected 1 or more".formatted(top.getAsLong()));
    }
  }

  /** Sets the values of a question; it may need only some. */
  void bind(SqlFile question, Query query) {
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    query
        .bind("from", from.orElse(FIRST).toString())
        .bind("until", to.map(day -> day.plusDays(1)).orElse(BEHIND_LAST).toString())
        .bind("top", top.orElseGet(() -> usual(question)));
  }

  private static long usual(SqlFile question) {
    Matcher top = TOP.matcher(question.text());
    return top.find() ? Long.parseLong(top.group(1)) : Long.MAX_VALUE;
  }
}
