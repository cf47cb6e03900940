package com.sparkify.warehouse.command;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.CheckResult;
import com.sparkify.warehouse.star.CheckStar;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Vouches for the star, or says what is wrong with it. */
@Command(
    name = "check",
    description = {
      "Holds the whole star schema against every rule, whoever has written it; changes nothing.",
      "A run itself checks what it touches. Ends with 3 if a rule is broken."
    })
public final class CheckCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  CheckCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    var warehouse = new Warehouse(settings.redshift(), "check");
    List<CheckResult> results = new CheckStar(warehouse, Retry.of(settings.load())).execute();
    PrintWriter out = spec.commandLine().getOut();
    for (CheckResult result : results) {
      out.printf("%-6s  %s%n", result.isBroken() ? "BROKEN" : "ok", result.title());
      if (result.isBroken()) {
        out.printf("        %s, by %s%n", result.rule(), Printable.of(result.rows()));
      }
    }
    out.flush();
    long broken = results.stream().filter(CheckResult::isBroken).count();
    if (broken > 0) {
      throw new DataException(
          "Cannot vouch for the star schema: %d of %d checks are broken; where staging is right, rebuild mends it"
              .formatted(broken, results.size()));
    }
    out.printf("The star schema keeps all %d rules%n", results.size());
    return 0;
  }
}
