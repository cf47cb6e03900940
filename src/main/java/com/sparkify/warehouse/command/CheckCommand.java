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
      "A run checks only the keys that it touches. Exit code 3 if a check fails."
    })
final class CheckCommand extends WarehouseCommand {

  @Override
  public Integer call() {
    List<CheckResult> results = new CheckStar(warehouse(), retry()).execute();
    for (CheckResult result : results) {
      print("%-6s  %s".formatted(result.hasFailed() ? "FAILED" : "ok", result.title()));
      if (result.hasFailed()) {
        print("        %s: %s".formatted(result.name(), Printable.of(result.violations())));
      }
    }
    long failed = results.stream().filter(CheckResult::hasFailed).count();
    if (failed > 0) {
      throw new DataException(
          "Cannot confirm the star schema: %d of %d checks failed. If staging is right, `submit.sh rebuild` derives the star from it again; if not, `submit.sh run --full-refresh` stages every file again and then does the same"
              .formatted(failed, results.size()));
    }
    print("The star schema passes all %d checks".formatted(results.size()));
    return 0;
  }
}
