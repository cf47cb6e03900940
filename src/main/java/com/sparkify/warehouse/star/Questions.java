package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.ResultTable;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers the analysts' questions: the files of {@code sql/questions}. */
public final class Questions {
  private final Warehouse warehouse;

  public Questions(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The questions.
   *
   * @param name which, such as {@code top-songs}; empty for all
   * @throws SettingsException if there is no such question
   */
  public static List<SqlFile> named(Optional<String> name) {
    List<SqlFile> all = SqlFile.folder("questions");
    List<SqlFile> asked =
        all.stream().filter(file -> name.isEmpty() || file.name().equals(name.get())).toList();
    if (asked.isEmpty()) {
      throw new SettingsException(
          "Cannot answer %s: no such question; there are %s"
              .formatted(
                  name.orElse("anything"),
                  all.stream().map(SqlFile::name).collect(Collectors.joining(", "))));
    }
    return asked;
  }

  /**
   * Answers one question.
   *
   * @throws TransientException if it takes longer than {@code redshift.question-timeout}
   */
  public ResultTable answer(SqlFile question) {
    return answer(question, QuestionScope.EVERYTHING);
  }

  /**
   * Answers one question about some days.
   *
   * @throws TransientException if it takes longer than {@code redshift.question-timeout}
   */
  public ResultTable answer(SqlFile question, QuestionScope scope) {
    return warehouse.session(
        "answer " + question.name(),
        handle -> {
          handle.execute(
              "SET statement_timeout TO " + warehouse.settings().questionTimeout().toMillis());
          return ResultTable.of(handle, question, query -> scope.bind(question, query));
        });
  }

  /** What the plan of a question says about why it is slow; empty if nothing. */
  public List<String> planWarnings(SqlFile question, QuestionScope scope) {
    return PlanWarnings.of(
        warehouse.session(
            "explain " + question.name(),
            handle -> question.plan(handle, query -> scope.bind(question, query))));
  }
}
