package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.CreateTables.Created;
import com.sparkify.warehouse.star.Grant;
import java.io.Console;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "create-tables",
    description = "Creates the schema and the tables that are missing.")
final class CreateTablesCommand extends WarehouseCommand {
  @Option(names = "--drop", description = "drop all tables and all loaded data first")
  private boolean drop;

  @Option(names = "--yes", description = "do not ask before dropping")
  private boolean yes;

  @Override
  public Integer call() {
    var step = new CreateTables(warehouse());
    String schema = settings().redshift().schema();
    if (drop) {
      tell(step.grants());
      if (!yes) {
        confirm(schema);
      }
    }
    Created tables = drop ? step.executeAfterDrop() : step.execute();
    print(
        "%d tables created in schema %s%s"
            .formatted(
                tables.created().size(),
                schema,
                tables.present().isEmpty()
                    ? ""
                    : ", " + tables.present().size() + " already existed"));
    return 0;
  }

  private void tell(List<Grant> grants) {
    if (!grants.isEmpty()) {
      print("These privileges go with the tables, and are given again:");
      grants.forEach(grant -> print("  " + grant));
    }
  }

  private static void confirm(String schema) {
    Console console = System.console();
    if (console == null) {
      throw new SettingsException(
          "Cannot drop the tables of schema " + schema + ": no terminal to confirm; use --yes");
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
