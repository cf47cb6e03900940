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
 * The table {@code etl_runs}. Every change locks it first, as the publish does, so that changes
 * wait for each other and do not conflict.
 */
public final class RunLog {
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
   * @param host the machine of its driver
   * @param processId the driver's process on that machine
   */
  public record Start(
      String runId,
      Optional<String> windowFrom,
      Optional<String> windowTo,
      String writer,
      String applicationId,
      String host,
      long processId) {}

  /**
   * A run that has not ended.
   *
   * @param host the machine of its driver
   * @param processId the driver's process on that machine
   * @param silentSeconds the age of its last heartbeat
   */
  public record Running(String runId, String host, long processId, long silentSeconds) {}

  /** The status of a run that has ended by an exception. */
  public static String statusAfter(Throwable failure) {
    return failure instanceof DataException ? REFUSED : FAILED;
  }

  /** Records that a run starts; repeating it changes nothing. */
  public void start(Start run) {
    change("record the start of " + run.runId(), "runs/start", update -> update.bindMethods(run));
  }

  /** Records that a run is alive; a run that has ended stays ended. */
  public void heartbeat(String runId) {
    change("record that " + runId + " is alive", "runs/heartbeat", bind(runId));
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
          lock(handle);
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
    return warehouse.session(
        "look up " + runId,
        handle ->
            SqlFile.of("runs/status")
                .query(handle)
                .bind("runId", runId)
                .mapTo(String.class)
                .findOne());
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

  /** Marks a run as succeeded in the publish transaction; false if it is not running. */
  static boolean succeed(Handle handle, String runId, RunCounts staged) {
    return SqlFile.of("runs/succeed")
            .run(handle, update -> update.bind("runId", runId).bindMethods(staged))
        == 1;
  }

  /** Records in the publish transaction what it has written. */
  static void record(Handle handle, String runId, PublishCounts written) {
    SqlFile.of("runs/publish-counts")
        .run(handle, update -> update.bind("runId", runId).bindMethods(written));
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
          lock(handle);
          SqlFile.of(file).run(handle, bind);
        });
  }

  private static void lock(Handle handle) {
    handle.execute("LOCK TABLE etl_runs");
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
