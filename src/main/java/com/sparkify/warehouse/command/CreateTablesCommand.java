package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.CreateTables.Created;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the tables. */
@Command(
    name = "create-tables",
    description = "Creates the schema and the tables that are missing.")
public final class CreateTablesCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  @Option(names = "--drop", description = "drop all tables first, with everything that is loaded")
  private boolean drop;

  @Option(names = "--yes", description = "do not ask before dropping")
  private boolean yes;

  CreateTablesCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    var warehouse = new Warehouse(options.settings().redshift(), "create-tables");
    var step = new CreateTables(warehouse);
    if (drop) {
      confirm(warehouse.settings().schema());
    }
    Created tables = drop ? step.executeAfterDrop() : step.execute();
    spec.commandLine()
        .getOut()
        .printf(
            "%d tables created in schema %s%s%n",
            tables.created().size(),
            warehouse.settings().schema(),
            tables.present().isEmpty() ? "" : ", " + tables.present().size() + " were there");
    return 0;
  }

  private void confirm(String schema) {
    if (yes) {
      return;
    }
    Console console = System.console();
    if (console == null) {
      throw new SettingsException(
          "Cannot drop the tables of schema " + schema + ": nobody is there to ask; say --yes");
    }
    String answer =
        console.readLine(
            "Drop all tables of schema %s and everything loaded? Type the schema's name: ", schema);
    if (!schema.equals(answer)) {
      throw new SettingsException(
          "Cannot drop the tables of schema " + schema + ": not confirmed; nothing was changed");
    }
  }
}
