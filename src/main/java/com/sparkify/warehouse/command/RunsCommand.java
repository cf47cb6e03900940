package com.sparkify.warehouse.command;

import com.sparkify.warehouse.star.RunLog;
import picocli.CommandLine.Command;

@Command(name = "runs", description = "Lists the runs, newest first; times are UTC.")
final class RunsCommand extends WarehouseCommand {

  @Override
  public Integer call() {
    TextTable.of(new RunLog(warehouse()).list()).lines().forEach(this::print);
    return 0;
  }
}
