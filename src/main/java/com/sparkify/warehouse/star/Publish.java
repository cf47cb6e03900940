package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Sql;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Brings what one run has staged into the star schema: in one transaction, checks included. */
public final class Publish {
  private final Warehouse warehouse;
  private final Retry retry;
  private final String runId;
  private final RunCounts staged;

  /**
   * @param warehouse where
   * @param retry how often to try again after conflicts and lost connections
   * @param runId whose rows
   * @param staged what the run log is to say of them
   */
  public Publish(Warehouse warehouse, Retry retry, String runId, RunCounts staged) {
    this.warehouse = warehouse;
    this.retry = retry;
    this.runId = runId;
    this.staged = staged;
  }

  /**
   * Publishes and commits, or leaves the star as it was.
   *
   * @throws DataException if the result would break a rule
   * @throws TransientException if it cannot be done now
   */
  public PublishCounts execute() {
    PublishCounts counts = publish();
    AnalyzeStar.after(runId, warehouse);
    return counts;
  }

  private PublishCounts publish() {
    try {
      return retry.call(attempt -> warehouse.transaction("publish " + runId, this::publish));
    } catch (TransientException failure) {
      // What was lost may be no more than the acknowledgement of the last commit.
      return lookUp(failure).orElseThrow(() -> failure);
    }
  }

  private Optional<PublishCounts> lookUp(TransientException failure) {
    try {
      return retry.call(attempt -> warehouse.transaction("look up " + runId, this::lookUp));
    } catch (TransientException e) {
      failure.addSuppressed(e);
      return Optional.empty();
    }
  }

  // Behind the lock no attempt of ours is still under way.
  private Optional<PublishCounts> lookUp(Handle handle) {
    StarSql.lock(handle);
    return RunLog.published(handle, runId);
  }

  private PublishCounts publish(Handle handle) {
    StarSql.lock(handle);
    Map<String, Object> parameters = new HashMap<>(staged.asParameters());
    parameters.put("run_id", runId);
    if (Sql.run(handle, "runs/succeed", parameters) != 1) {
      // An earlier attempt may have committed without our hearing so: the run log knows.
      return RunLog.published(handle, runId)
          .orElseThrow(
              () ->
                  new TransientException(
                      "Cannot publish " + runId + ": the run log holds no such running run"));
    }
    StarSql.choose(handle);
    handle
        .createUpdate("INSERT INTO publishing (run_id) VALUES (:run_id)")
        .bind("run_id", runId)
        .execute();
    Sql.run(handle, "publish/03_ledger");
    PublishCounts counts = StarSql.publish(handle, Checks.Scope.TOUCHED);
    parameters.putAll(counts.asParameters());
    Sql.run(handle, "runs/publish-counts", parameters);
    return counts;
  }
}
