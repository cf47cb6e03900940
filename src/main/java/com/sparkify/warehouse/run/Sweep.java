package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Deletes the rows and temporary files that dead runs have left. A run is dead if its process in
 * this container or machine is gone, or if it has sent no heartbeat for the time of a lease.
 */
final class Sweep {
  private final Settings settings;
  private final RunLog runs;
  private final Configuration hadoop;

  Sweep(Settings settings, RunLog runs, Configuration hadoop) {
    this.settings = settings;
    this.runs = runs;
    this.hadoop = hadoop;
  }

  /** Cleans up, and returns the runs that were dead. */
  List<String> execute() {
    List<String> dead =
        runs.running().stream().filter(this::isDead).map(RunLog.Running::runId).toList();
    for (String runId : dead) {
      runs.abandon(
          runId,
          RunLog.FAILED,
          RunCounts.NOTHING,
          "The process of this run disappeared without recording its end");
    }
    runs.deleteOldHeartbeats();
    runs.unstageLeftovers();
    RunFolders.temporary(settings.redshift().tempDir(), hadoop).stream()
        .filter(folders -> hasEnded(folders.runId()))
        .forEach(folders -> folders.deleteTemporary(hadoop));
    return dead;
  }

  // A run that is not in this run log may be another warehouse's.
  private boolean hasEnded(String runId) {
    return runs.status(runId).filter(status -> !status.equals(RunLog.RUNNING)).isPresent();
  }

  private boolean isDead(RunLog.Running run) {
    boolean here = run.hostId().isPresent() && run.hostId().equals(ThisProcess.hostId());
    boolean gone = here && ProcessHandle.of(run.processId()).isEmpty();
    return gone || run.silentSeconds() > settings.load().lease().toSeconds();
  }
}
