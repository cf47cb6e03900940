package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.ResultTable;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.Questions;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers the analysts. */
@Command(name = "questions", description = "Answers the analysts' questions, each as a table.")
public final class QuestionsCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "just this one, such as top-songs")
  private Optional<String> name = Optional.empty();

  QuestionsCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var warehouse = new Warehouse(options.settings().redshift(), "questions");
    for (ResultTable answer : new Questions(warehouse).execute(name)) {
      out.printf("%n%s  [%s]%n%n", answer.question(), answer.name());
      new TextTable(answer.columns(), answer.rows())
          .lines()
          .forEach(line -> out.println("  " + line));
    }
    out.flush();
    return 0;
  }
}
