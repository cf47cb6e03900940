package com.sparkify.warehouse.star;

import com.sparkify.warehouse.failure.DataFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Brings what one run has staged into the star schema: in one transaction, checks included. */
public final class Publish {
  private final Warehouse warehouse;
  private final RunLog runs;
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
    this.runs = new RunLog(warehouse);
    this.retry = retry;
    this.runId = runId;
    this.staged = staged;
  }

  /**
   * Publishes and commits, or leaves the star as it was.
   *
   * @throws DataFailure if the result would break a rule
   * @throws TransientFailure if it cannot be done now
   */
  public PublishCounts execute() {
    PublishCounts counts = retry.call(this::attempt);
    warehouse.session(
        "analyze after " + runId,
        handle -> {
          Tables.STAR.forEach(table -> handle.execute("ANALYZE " + table));
          return null;
        });
    return counts;
  }

  // A commit whose acknowledgement was lost has been done or not: the run log knows.
  private PublishCounts attempt(int attempt) {
    if (attempt > 1 && runs.status(runId).filter("succeeded"::equals).isPresent()) {
      return runs.publishCounts(runId);
    }
    return warehouse.transaction("publish " + runId, this::publish);
  }

  private PublishCounts publish(Handle handle) {
    StarSql.lock(handle);
    Map<String, Object> parameters = new HashMap<>(staged.asParameters());
    parameters.put("run_id", runId);
    if (Sql.run(handle, "runs/succeed", parameters) != 1) {
      throw new TransientFailure(
          "Cannot publish " + runId + ": the run log holds no such running run");
    }
    StarSql.choose(handle);
    handle
        .createUpdate("INSERT INTO publishing (run_id) VALUES (:run_id)")
        .bind("run_id", runId)
        .execute();
    Sql.run(handle, "publish/03_ledger");
    PublishCounts counts = StarSql.publish(handle);
    parameters.putAll(counts.asParameters());
    Sql.run(handle, "runs/publish-counts", parameters);
    return counts;
  }
}
