package com.sparkify.warehouse.command;

import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.Rebuild;
import picocli.CommandLine.Command;

@Command(
    name = "rebuild",
    description =
        "Derives the star schema again from staging and writes what differs, in one transaction; reads no files.")
final class RebuildCommand extends WarehouseCommand {

  @Override
  public Integer call() {
    PublishCounts counts = new Rebuild(warehouse(), retry()).execute();
    print(
        "The star schema is as staging derives it: %s; all %d checks pass"
            .formatted(
                counts.equals(PublishCounts.NOTHING)
                    ? "nothing had to be changed"
                    : changes(counts),
                counts.checks()));
    return 0;
  }

  private static String changes(PublishCounts counts) {
    return "%,d songplays added, %,d changed; %,d users, %,d songs, %,d artists, %,d times written; %,d rows removed"
        .formatted(
            counts.songplaysAdded(),
            counts.songplaysChanged(),
            counts.usersWritten(),
            counts.songsWritten(),
            counts.artistsWritten(),
            counts.timeAdded(),
            counts.keysWithdrawn());
  }
}
