package com.sparkify.warehouse.promises;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.star.Publish;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What one run brings.
 *
 * @param runId the run
 * @param events of its files of events
 * @param songs of its files of songs
 */
record Delivery(String runId, List<EventRow> events, List<SongRow> songs) {
  private static final Timestamp MODIFIED = Timestamp.valueOf("2018-12-31 00:00:00");

  /** Records that the run has started, and stages its rows. */
  Delivery stage(Warehouse warehouse) {
    new RunLog(warehouse)
        .start(
            new RunLog.Start(
                runId, Optional.empty(), Optional.empty(), "copy", "local-1", "here", 1));
    warehouse.change("stage", this::stage);
    return this;
  }

  /** Publishes what is staged. */
  PublishCounts publish(Warehouse warehouse, Retry retry) {
    var counts = new RunCounts(1, 1, events.size(), 0, events.size(), songs.size());
    return new Publish(warehouse, retry, runId, counts).execute();
  }

  private void stage(Handle handle) {
    String file = "s3://lake/log_data/" + runId + ".json";
    insert(handle, EVENT, events, file);
    insert(handle, SONG, songs, file);
    insertFile(handle, "events", file, events.size());
    byFile().forEach((path, lines) -> insertFile(handle, "songs", path, lines));
  }

  private Map<String, Long> byFile() {
    return songs.stream()
        .map(SongRow::file)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private void insert(Handle handle, String sql, List<?> rows, String file) {
    if (!rows.isEmpty()) {
      var batch = handle.prepareBatch(sql).bind("run_id", runId).bind("events_file", file);
      rows.forEach(
          row -> batch.bind("run_id", runId).bind("events_file", file).bindMethods(row).add());
      batch.execute();
    }
  }

  private void insertFile(Handle handle, String kind, String path, long lines) {
    handle
        .createUpdate(
            """
            INSERT INTO staging_files
              (kind, path, size, modified, version, lines, rows_accepted, rows_rejected, run_id)
            VALUES (:kind, :path, :lines, :modified, '1', :lines, :lines, 0, :run_id)""")
        .bind("kind", kind)
        .bind("path", path)
        .bind("lines", lines)
        .bind("modified", MODIFIED)
        .bind("run_id", runId)
        .execute();
  }

  private static final String EVENT =
      """
      INSERT INTO staging_events
        (user_id, session_id, event_time, ts, item_in_session, page, song, artist, length, level,
         location, user_agent, first_name, last_name, gender, run_id, source_file)
      VALUES (:user, :session, :time, 0, :item, :page, :song, :artist, :length, :level,
         :location, :agent, :firstName, :lastName, :gender, :run_id, :events_file)""";

  private static final String SONG =
      """
      INSERT INTO staging_songs
        (song_id, title, artist_id, artist_name, artist_location, artist_latitude,
         artist_longitude, duration, year, source_modified, run_id, source_file)
      VALUES (:id, :title, :artistId, :artistName, :location, :latitude,
         :longitude, :duration, :year, :modified, :run_id, :file)""";
}
