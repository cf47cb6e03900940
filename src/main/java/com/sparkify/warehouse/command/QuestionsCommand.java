package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.star.Questions;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "questions", description = "Answers the analysts' questions, each as a table.")
public final class QuestionsCommand extends WarehouseCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "only this one, such as top-songs")
  private Optional<String> name = Optional.empty();

  @Override
  public Integer call() {
    var questions = new Questions(warehouse());
    int exitCode = 0;
    for (SqlFile question : Questions.named(name)) {
      print("%n%s  [%s]%n".formatted(question.title(), question.name()));
      try {
        TextTable.of(questions.answer(question)).lines().forEach(line -> print("  " + line));
      } catch (TransientException e) {
        print("  " + Printable.of(e.getMessage()));
        exitCode = 1;
      }
    }
    return exitCode;
  }
}
