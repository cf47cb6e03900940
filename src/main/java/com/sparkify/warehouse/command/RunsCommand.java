package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.ResultTable;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.RunLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the run log. */
@Command(name = "runs", description = "Lists the runs, newest first; times are UTC.")
public final class RunsCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  RunsCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    ResultTable runs = new RunLog(new Warehouse(options.settings().redshift(), "runs")).list();
    new TextTable(runs.columns(), runs.rows())
        .lines()
        .forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
