package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.star.CheckResult;
import com.sparkify.warehouse.star.CheckStar;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "check",
    description = {
      "Runs every check on the whole star schema; changes nothing.",
      "A run itself checks only what it touches. Ends with 3 if a check is broken."
    })
final class CheckCommand extends WarehouseCommand {

  @Override
  public Integer call() {
    List<CheckResult> results = new CheckStar(warehouse(), retry()).execute();
    for (CheckResult result : results) {
      print("%-6s  %s".formatted(result.isBroken() ? "BROKEN" : "ok", result.title()));
      if (result.isBroken()) {
        print("        %s, by %s".formatted(result.name(), Printable.of(result.rows())));
      }
    }
    long broken = results.stream().filter(CheckResult::isBroken).count();
    if (broken > 0) {
      throw new DataException(
          "Cannot confirm the star schema: %d of %d checks are broken; if staging is right, rebuild repairs it"
              .formatted(broken, results.size()));
    }
    print("The star schema passes all %d checks".formatted(results.size()));
    return 0;
  }
}
