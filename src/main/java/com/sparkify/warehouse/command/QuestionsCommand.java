package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.star.QuestionScope;
import com.sparkify.warehouse.star.Questions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "questions", description = "Answers the analysts' questions, each as a table.")
public final class QuestionsCommand extends WarehouseCommand {
  /** A question is slow that takes more than this part of the time that it may take. */
  private static final int TIMES_IN_TIME = 10;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "only this one, such as top-songs")
  private Optional<String> name = Optional.empty();

  @Option(names = "--from", paramLabel = "DAY", description = "only plays of this day and later")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "only plays of this day and earlier")
  private LocalDate to;

  @Option(names = "--top", paramLabel = "N", description = "so many rows, not the usual number")
  private Long top;

  @Override
  public Integer call() {
    var scope =
        new QuestionScope(
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            top == null ? OptionalLong.empty() : OptionalLong.of(top));
    var questions = new Questions(warehouse());
    int exitCode = 0;
    for (SqlFile question : Questions.named(name)) {
      print("%n%s  [%s]%n".formatted(question.title(), question.name()));
      long start = System.nanoTime();
      try {
        TextTable.of(questions.answer(question, scope)).lines().forEach(line -> print("  " + line));
      } catch (TransientException e) {
        print("  " + Printable.of(e.getMessage()));
        exitCode = 1;
      }
      if (isSlow(Duration.ofNanos(System.nanoTime() - start))) {
        explain(questions, question, scope);
      }
    }
    return exitCode;
  }

  private boolean isSlow(Duration time) {
    return time.multipliedBy(TIMES_IN_TIME).compareTo(settings().redshift().questionTimeout()) > 0;
  }

  private void explain(Questions questions, SqlFile question, QuestionScope scope) {
    try {
      questions
          .planWarnings(question, scope)
          .forEach(warning -> print("  slow, and its plan says: " + Printable.of(warning)));
    } catch (LoadException e) {
      print("  slow; " + Printable.of(e.getMessage()));
    }
  }
}
