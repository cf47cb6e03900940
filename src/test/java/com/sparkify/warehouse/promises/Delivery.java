package com.sparkify.warehouse.promises;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.Publication;
import com.sparkify.warehouse.star.Publication.Refresh;
import com.sparkify.warehouse.star.Publish;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import com.sparkify.warehouse.star.TestRuns;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What one run brings.
 *
 * @param runId the run
 * @param listedAt when it has listed the lake, by the warehouse's clock
 * @param log the name of its file of events
 * @param events of that file
 * @param songs of its files of songs
 */
record Delivery(
    String runId, String listedAt, String log, List<EventRow> events, List<SongRow> songs) {
  private static final Timestamp MODIFIED = Timestamp.valueOf("2018-12-31 00:00:00");

  /** Records that the run has started, and stages its rows. */
  Delivery stage(Warehouse warehouse) {
    new RunLog(warehouse).start(TestRuns.start(runId));
    warehouse.change("stage", this::stage);
    return this;
  }

  /** A delivery that has listed the lake now, with a file of events that no other has. */
  static Delivery of(
      Warehouse warehouse, String runId, List<EventRow> events, List<SongRow> songs) {
    return new Delivery(runId, new Ledger(warehouse).now(), runId, events, songs);
  }

  /** The star that the rules derive from the files that were listed last. */
  static Star reference(List<Delivery> published) {
    Map<String, List<EventRow>> events = new HashMap<>();
    Map<String, List<SongRow>> songs = new HashMap<>();
    published.stream()
        .sorted(Comparator.comparing(Delivery::listedAt))
        .forEach(
            delivery -> {
              events.put(delivery.log, delivery.events);
              songs.putAll(delivery.songsByFile());
            });
    return ReferenceStar.of(
        events.values().stream().flatMap(List::stream).toList(),
        songs.values().stream().flatMap(List::stream).toList());
  }

  /** Publishes what is staged. */
  PublishCounts publish(Warehouse warehouse, Retry retry) {
    return publish(warehouse, retry, Refresh.NONE);
  }

  /** Publishes what is staged. */
  PublishCounts publish(Warehouse warehouse, Retry retry, Refresh refresh) {
    var counts = new RunCounts(1, 1, events.size(), 0, events.size(), songs.size());
    var publication = new Publication(runId, listedAt, refresh, RejectLimit.parse("100%"), counts);
    return new Publish(warehouse, retry, publication).execute();
  }

  private void stage(Handle handle) {
    String file = "s3://lake/log_data/" + log + ".json";
    insert(handle, EVENT, events, file);
    insert(handle, SONG, songs, file);
    insertFile(handle, "events", file, events);
    songsByFile().forEach((path, rows) -> insertFile(handle, "songs", path, rows));
  }

  private Map<String, List<SongRow>> songsByFile() {
    return songs.stream().collect(Collectors.groupingBy(SongRow::file));
  }

  private void insert(Handle handle, String sql, List<?> rows, String file) {
    if (!rows.isEmpty()) {
      var batch = handle.prepareBatch(sql).bind("run_id", runId).bind("events_file", file);
      rows.forEach(
          row -> batch.bind("run_id", runId).bind("events_file", file).bindMethods(row).add());
      batch.execute();
    }
  }

  private void insertFile(Handle handle, String kind, String path, List<?> rows) {
    handle
        .createUpdate(
            """
            INSERT INTO staging_files
              (kind, path, size, modified, version, records, rows_accepted, rows_rejected, run_id)
            VALUES (:kind, :path, :lines, :modified, :version, :lines, :lines, 0, :run_id)""")
        .bind("kind", kind)
        .bind("path", path)
        .bind("lines", rows.size())
        .bind("version", Integer.toString(rows.hashCode()))
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
