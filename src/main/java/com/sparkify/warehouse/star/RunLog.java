package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.ResultTable;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;

/**
 * The tables {@code etl_runs} and {@code etl_heartbeats}. What changes a row locks {@code etl_lock}
 * first, as the publish does, so that changes wait for each other and do not conflict. What only
 * adds one, or goes to heartbeats, waits for no publish.
 */
public final class RunLog {
  /** The status of a run that has not ended. */
  public static final String RUNNING = "running";

  /** The status of a run that has published, or had nothing to load. */
  public static final String SUCCEEDED = "succeeded";

  /** The status of a run that may succeed if it is tried again. */
  public static final String FAILED = "failed";

  /** The status of a run whose data was refused. */
  public static final String REFUSED = "refused";

  /** The column error is 4096 bytes wide, and a character takes up to four. */
  private static final int ERROR_CHARACTERS = 4096 / 4;

  private final Warehouse warehouse;

  public RunLog(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A run that starts.
   *
   * @param windowFrom the first day of events that it takes, if there is a limit
   * @param windowTo the last day of events that it takes, if there is a limit
   * @param writer which staging writer it uses
   * @param applicationId Spark's id of the application
   * @param host the machine of its driver, for people
   * @param hostId see {@link Running}
   * @param processId the driver's process on that machine
   */
  public record Start(
      String runId,
      Optional<String> windowFrom,
      Optional<String> windowTo,
      String writer,
      String applicationId,
      String host,
      Optional<String> hostId,
      long processId) {}

  /**
   * A run that has not ended.
   *
   * @param hostId the machine or container of its driver, in which no two processes have one id;
   *     empty if that is not known
   * @param processId the driver's process there
   * @param silentSeconds the age of its last heartbeat, or of the run if it has sent none
   */
  public record Running(
      String runId, Optional<String> hostId, long processId, long silentSeconds) {}

  /** The status of a run that has ended by an exception. */
  public static String statusAfter(Throwable failure) {
    return failure instanceof DataException ? REFUSED : FAILED;
  }

  /** Records that a run starts; repeating it changes nothing. */
  public void start(Start run) {
    // The key is not enforced, and an earlier attempt may have lost only its acknowledgement.
    if (status(run.runId()).isEmpty()) {
      withoutLock(
          "record the start of " + run.runId(), "runs/start", update -> update.bindMethods(run));
    }
  }

  /** Records that a run is alive. */
  public void heartbeat(String runId) {
    withoutLock("record that " + runId + " is alive", "runs/heartbeat", bind(runId));
  }

  /** Deletes the heartbeats of runs that have ended. */
  public void deleteOldHeartbeats() {
    withoutLock("delete old heartbeats", "runs/old-heartbeats", update -> {});
  }

  /** Ends a run that has found nothing to load. */
  public void endIdle(String runId) {
    change(
        "record the end of " + runId,
        "runs/end-without-publish",
        bindEnd(runId, SUCCEEDED, RunCounts.NOTHING, null));
  }

  /**
   * Ends a run that has not published: records how, unless it has ended before, and deletes what it
   * has staged, in one transaction. A run that has published stays as it is.
   *
   * @param status {@link #FAILED} or {@link #REFUSED}
   * @param error why, in a sentence
   * @return whether the run was running
   */
  public boolean abandon(String runId, String status, RunCounts counts, String error) {
    String cut = error.substring(0, Math.min(error.length(), ERROR_CHARACTERS));
    return warehouse.transaction(
        "record the end of " + runId,
        handle -> {
          StarSql.lock(handle);
          boolean running =
              SqlFile.of("runs/end-without-publish")
                      .run(handle, bindEnd(runId, status, counts, cut))
                  > 0;
          // Another run may have ended this one as dead while it went on staging.
          if (running || published(handle, runId).isEmpty()) {
            SqlFile.of("runs/unstage").run(handle, bind(runId));
          }
          return running;
        });
  }

  /** Deletes rows in staging of runs that ended without publishing in the last week. */
  public void unstageLeftovers() {
    List<String> leftovers =
        warehouse.session(
            "look for rows of unpublished runs",
            handle -> SqlFile.of("runs/leftovers").query(handle).mapTo(String.class).list());
    for (String runId : leftovers) {
      change("remove the rows of " + runId, "runs/unstage", bind(runId));
    }
  }

  /** The status of a run; empty if there is no such run. */
  public Optional<String> status(String runId) {
    return warehouse.session("look up " + runId, handle -> status(handle, runId));
  }

  /** The runs that have not ended, the oldest first. */
  public List<Running> running() {
    return warehouse.session(
        "look for runs",
        handle ->
            SqlFile.of("runs/running")
                .query(handle)
                .map(ConstructorMapper.of(Running.class))
                .list());
  }

  /** The newest runs. */
  public ResultTable list() {
    return warehouse.session(
        "list the runs", handle -> ResultTable.of(handle, SqlFile.of("runs/list")));
  }

  /** Marks a run as succeeded, in the publish transaction. */
  static void succeed(Handle handle, String runId, RunCounts staged, PublishCounts written) {
    SqlFile.of("runs/succeed")
        .run(
            handle, update -> update.bind("runId", runId).bindMethods(staged).bindMethods(written));
  }

  /** The status of a run; empty if there is no such run. */
  static Optional<String> status(Handle handle, String runId) {
    return SqlFile.of("runs/status")
        .query(handle)
        .bind("runId", runId)
        .mapTo(String.class)
        .findFirst();
  }

  /** What the publish of a run has written; empty if the run has not published. */
  static Optional<PublishCounts> published(Handle handle, String runId) {
    return SqlFile.of("runs/published")
        .query(handle)
        .bind("runId", runId)
        .map(ConstructorMapper.of(PublishCounts.class))
        .findOne();
  }

  private void change(String label, String file, Consumer<Update> bind) {
    warehouse.change(
        label,
        handle -> {
          StarSql.lock(handle);
          SqlFile.of(file).run(handle, bind);
        });
  }

  private void withoutLock(String label, String file, Consumer<Update> bind) {
    warehouse.session(label, handle -> SqlFile.of(file).run(handle, bind));
  }

  private static Consumer<Update> bind(String runId) {
    return update -> update.bind("runId", runId);
  }

  private static Consumer<Update> bindEnd(
      String runId, String status, RunCounts counts, String error) {
    return update ->
        update.bind("runId", runId).bind("status", status).bind("error", error).bindMethods(counts);
  }
}
