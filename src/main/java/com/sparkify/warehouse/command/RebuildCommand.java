package com.sparkify.warehouse.command;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.Rebuild;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Derives the star anew. */
@Command(
    name = "rebuild",
    description = "Derives the star schema anew from staging, in one transaction; reads no files.")
public final class RebuildCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  RebuildCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    var warehouse = new Warehouse(settings.redshift(), "rebuild");
    PublishCounts counts = new Rebuild(warehouse, Retry.of(settings.load())).execute();
    spec.commandLine()
        .getOut()
        .printf(
            "The star schema is rebuilt: %,d songplays, %,d users, %,d songs, %,d artists, %,d times; %d checks passed%n",
            counts.songplaysAdded(),
            counts.usersWritten(),
            counts.songsWritten(),
            counts.artistsWritten(),
            counts.timeAdded(),
            counts.checks());
    return 0;
  }
}
