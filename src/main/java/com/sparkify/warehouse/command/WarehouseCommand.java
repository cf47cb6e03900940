package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command has: the settings, the warehouse, and somewhere to print. */
abstract class WarehouseCommand implements Callable<Integer> {
  @ParentCommand private Commands parent;
  @Spec private CommandSpec spec;

  final Settings settings() {
    return parent.options().settings();
  }

  /** The warehouse, with sessions labelled with the command. */
  final Warehouse warehouse() {
    return new Warehouse(settings().redshift(), spec.name());
  }

  final Retry retry() {
    return Retry.of(settings().load());
  }

  /** Prints a line to standard output. */
  final void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
