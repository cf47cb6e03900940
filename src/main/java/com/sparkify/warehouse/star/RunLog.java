package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.ResultTable;
import com.sparkify.warehouse.redshift.Sql;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code etl_runs}. Every change locks it first, as the publish does, so that changes
 * wait for one another rather than conflict.
 */
public final class RunLog {
  /** The width of the column error, in bytes; a longer one is cut, at a character's worst width. */
  private static final int ERROR_CHARACTERS = 4096 / 4;

  private static final String LOCK = "LOCK TABLE etl_runs";

  private final Warehouse warehouse;

  /**
   * @param warehouse where
   */
  public RunLog(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A run that begins.
   *
   * @param runId its name
   * @param from the first day of events that it takes, or none
   * @param to the last day of events that it takes, or none
   * @param writer which staging writer it uses
   * @param applicationId Spark's name for it
   * @param host the machine of its driver
   * @param processId the process of its driver there
   */
  public record Start(
      String runId,
      Optional<String> from,
      Optional<String> to,
      String writer,
      String applicationId,
      String host,
      long processId) {}

  /**
   * A run that has not ended.
   *
   * @param runId its name
   * @param host the machine of its driver
   * @param processId the process of its driver there
   * @param silentSeconds how long ago it last said that it lives
   */
  public record Running(String runId, String host, long processId, long silentSeconds) {}

  /** Records that a run begins; said twice, it is recorded once. */
  public void start(Start run) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("run_id", run.runId());
    parameters.put("window_from", run.from().orElse(null));
    parameters.put("window_to", run.to().orElse(null));
    parameters.put("writer", run.writer());
    parameters.put("application_id", run.applicationId());
    parameters.put("host", run.host());
    parameters.put("process_id", run.processId());
    write("record the start of " + run.runId(), "runs/start", parameters);
  }

  /** Records that a run still lives; one that has ended stays ended. */
  public void heartbeat(String runId) {
    write("record that " + runId + " lives", "runs/heartbeat", Map.of("run_id", runId));
  }

  /**
   * Ends a run that has not published: records how, unless it has ended before, and removes what it
   * has staged, in one transaction. A run that has published stays as it is.
   *
   * @param status {@code failed} or {@code refused}
   * @param error why, in a sentence
   * @return whether the run was running
   */
  public boolean abandon(String runId, String status, RunCounts counts, String error) {
    Map<String, Object> parameters = endParameters(runId, status, counts);
    parameters.put(
        "error", error.length() <= ERROR_CHARACTERS ? error : error.substring(0, ERROR_CHARACTERS));
    return warehouse.transaction(
        "record the end of " + runId,
        handle -> {
          handle.execute(LOCK);
          boolean running = Sql.run(handle, "runs/end", parameters) > 0;
          // Another run may have taken this one for dead while it went on staging.
          if (running || published(handle, runId).isEmpty()) {
            Sql.run(handle, "runs/unstage", parameters);
          }
          return running;
        });
  }

  /** Removes once more what lately ended runs have staged without publishing. */
  public void unstageEnded() {
    List<String> ended =
        warehouse.session(
            "look for rows of ended runs",
            handle ->
                handle
                    .createQuery(Sql.only(handle, SqlFile.of("runs/ended-badly")))
                    .mapTo(String.class)
                    .list());
    for (String runId : ended) {
      write("remove the rows of " + runId, "runs/unstage", Map.of("run_id", runId));
    }
  }

  /** Ends a run that has found nothing to load. */
  public void endIdle(String runId) {
    Map<String, Object> parameters = endParameters(runId, "succeeded", RunCounts.NOTHING);
    parameters.put("error", null);
    write("record the end of " + runId, "runs/end", parameters);
  }

  /** How a run stands; nothing if there is no such run. */
  public Optional<String> status(String runId) {
    return warehouse.session(
        "look up " + runId,
        handle ->
            handle
                .createQuery(Sql.only(handle, SqlFile.of("runs/status")))
                .bind("run_id", runId)
                .mapTo(String.class)
                .findOne());
  }

  /** The runs that have not ended, the oldest first. */
  public List<Running> running() {
    return warehouse.session(
        "look for runs",
        handle ->
            handle
                .createQuery(Sql.only(handle, SqlFile.of("runs/running")))
                .map(
                    (row, context) ->
                        new Running(
                            row.getString("run_id"),
                            row.getString("host"),
                            row.getLong("process_id"),
                            row.getLong("silent_seconds")))
                .list());
  }

  /** The newest runs, as a table. */
  public ResultTable list() {
    return warehouse.session(
        "list the runs", handle -> ResultTable.of(handle, SqlFile.of("runs/list")));
  }

  /**
   * What the publish of a run has written, as the run log says; nothing if it was not published.
   */
  static Optional<PublishCounts> published(Handle handle, String runId) {
    return handle
        .createQuery(Sql.only(handle, SqlFile.of("runs/published")))
        .bind("run_id", runId)
        .map(
            (row, context) ->
                new PublishCounts(
                    row.getLong("songplays_added"),
                    row.getLong("songplays_changed"),
                    row.getLong("users_written"),
                    row.getLong("songs_written"),
                    row.getLong("artists_written"),
                    row.getLong("time_added"),
                    SqlFile.folder("checks").size()))
        .findOne();
  }

  private static Map<String, Object> endParameters(String runId, String status, RunCounts counts) {
    Map<String, Object> parameters = new HashMap<>(counts.asParameters());
    parameters.put("run_id", runId);
    parameters.put("status", status);
    return parameters;
  }

  private void write(String label, String file, Map<String, Object> parameters) {
    warehouse.change(
        label,
        (Handle handle) -> {
          handle.execute(LOCK);
          Sql.run(handle, file, parameters);
        });
  }
}
