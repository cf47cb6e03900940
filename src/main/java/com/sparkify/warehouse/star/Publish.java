package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Brings what one run has staged into the star schema, in one transaction with its checks. */
public final class Publish {
  private final Warehouse warehouse;
  private final Retry retry;
  private final String runId;
  private final RunCounts staged;

  /**
   * @param retry how often to try again after conflicts and lost connections
   * @param runId of the rows
   * @param staged the counts for the run log
   */
  public Publish(Warehouse warehouse, Retry retry, String runId, RunCounts staged) {
    this.warehouse = warehouse;
    this.retry = retry;
    this.runId = runId;
    this.staged = staged;
  }

  /**
   * Publishes and commits, or leaves the star unchanged.
   *
   * @throws DataException if a check fails
   * @throws TransientException if every attempt failed
   */
  public PublishCounts execute() {
    PublishCounts counts = publish();
    StarSql.analyze(warehouse, runId);
    return counts;
  }

  private PublishCounts publish() {
    try {
      return retry.call(attempt -> warehouse.transaction("publish " + runId, this::publish));
    } catch (TransientException failure) {
      // Perhaps only the acknowledgement of the last commit was lost.
      return lookUp(failure).orElseThrow(() -> failure);
    }
  }

  private PublishCounts publish(Handle handle) {
    StarSql.lock(handle);
    if (!RunLog.succeed(handle, runId, staged)) {
      // An earlier attempt may have committed without its acknowledgement reaching us.
      return RunLog.published(handle, runId)
          .orElseThrow(
              () ->
                  new TransientException(
                      "Cannot publish " + runId + ": the run log does not list it as running"));
    }
    StarSql.choose(handle);
    handle
        .createUpdate("INSERT INTO publishing (run_id) VALUES (:runId)")
        .bind("runId", runId)
        .execute();
    SqlFile.of("publish/03_ledger").run(handle);
    PublishCounts counts = StarSql.publish(handle, Checks.Scope.TOUCHED);
    RunLog.record(handle, runId, counts);
    return counts;
  }

  private Optional<PublishCounts> lookUp(TransientException failure) {
    try {
      return retry.call(attempt -> warehouse.transaction("look up " + runId, this::lookUp));
    } catch (TransientException e) {
      failure.addSuppressed(e);
      return Optional.empty();
    }
  }

  private Optional<PublishCounts> lookUp(Handle handle) {
    // Once we have the lock, none of our attempts is still running.
    StarSql.lock(handle);
    return RunLog.published(handle, runId);
  }
}
