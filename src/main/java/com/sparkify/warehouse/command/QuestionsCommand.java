package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.ResultTable;
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
    for (ResultTable answer : new Questions(warehouse()).execute(name)) {
      print("%n%s  [%s]%n".formatted(answer.title(), answer.name()));
      TextTable.of(answer).lines().forEach(line -> print("  " + line));
    }
    return 0;
  }
}
