package com.sparkify.warehouse.command;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.writing.RejectReader;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.Replay;
import java.util.HashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Loads the files of a run that have rejects again, with the rules and settings of now.",
      "What was mended comes in, and nothing is loaded twice. Refused if more is rejected than then and than load.max-rejects allows."
    })
final class ReplayCommand extends WarehouseCommand {
  @Parameters(paramLabel = "RUN", description = "the run, as the command rejects names it")
  private String run;

  @Override
  public Integer call() {
    var rejects = new HashMap<String, Long>();
    new RejectReader(
            settings().lake().rejects(), S3AccessConfiguration.withoutSession(settings().s3()))
        .read(run, Long.MAX_VALUE, reject -> rejects.merge(reject.file(), 1L, Long::sum));
    print(RunCommand.load(settings(), LoadRequest.of(new Replay(run, rejects))));
    return 0;
  }
}
