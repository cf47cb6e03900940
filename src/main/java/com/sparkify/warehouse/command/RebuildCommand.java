package com.sparkify.warehouse.command;

import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.Rebuild;
import picocli.CommandLine.Command;

@Command(
    name = "rebuild",
    description = "Derives the star schema again from staging, in one transaction; reads no files.")
final class RebuildCommand extends WarehouseCommand {

  @Override
  public Integer call() {
    PublishCounts counts = new Rebuild(warehouse(), retry()).execute();
    print(
        "The star schema is rebuilt: %,d songplays, %,d users, %,d songs, %,d artists, %,d times; %d checks passed"
            .formatted(
                counts.songplaysAdded(),
                counts.usersWritten(),
                counts.songsWritten(),
                counts.artistsWritten(),
                counts.timeAdded(),
                counts.checks()));
    return 0;
  }
}
