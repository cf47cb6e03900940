package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.Publication.Refresh;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Brings what one run has staged into the star schema, in one transaction with its checks. */
public final class Publish {
  private final Warehouse warehouse;
  private final Retry retry;
  private final Publication publication;
  private final String runId;

  /**
   * @param retry how often to try again after conflicts and lost connections
   * @param publication what is published
   */
  public Publish(Warehouse warehouse, Retry retry, Publication publication) {
    this.warehouse = warehouse;
    this.retry = retry;
    this.publication = publication;
    this.runId = publication.runId();
  }

  /**
   * Publishes and commits, or leaves the star unchanged.
   *
   * @throws DataException if a check fails, if staging has not all that the ledger says is loaded,
   *     or if replaced files withdraw more than is allowed
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
    if (!RunLog.status(handle, runId).equals(Optional.of(RunLog.RUNNING))) {
      // An earlier attempt may have committed without its acknowledgement reaching us.
      return RunLog.published(handle, runId)
          .orElseThrow(
              () ->
                  new TransientException(
                      "Cannot publish " + runId + ": the run log does not list it as running"));
    }
    StarSql.begin(handle);
    SqlFile.of("publish/02_run")
        .run(
            handle,
            update ->
                update
                    .bind("runId", runId)
                    .bind("listedAt", publication.listedAt())
                    .bind("isRefresh", publication.refresh() == Refresh.NONE ? 0 : 1));
    StarSql.findIncoming(handle);
    Deliveries deliveries = Deliveries.enter(handle, publication.refresh());
    Checks.verifyStaging(handle, "publish", "");
    LoadedRows.verifyStaging(handle, "publish");
    Checks.Scope scope = Checks.Scope.TOUCHED;
    if (publication.refresh() == Refresh.WHOLE_LAKE) {
      // What the run has not staged again comes from files that are no longer in the lake.
      SqlFile.of("rebuild/all-published").run(handle);
      StarSql.findIncoming(handle);
      scope = Checks.Scope.STAR;
    }
    PublishCounts counts = StarSql.publish(handle, scope, deliveries, publication.maxWithdrawn());
    RunLog.succeed(handle, runId, publication.staged(), counts);
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
