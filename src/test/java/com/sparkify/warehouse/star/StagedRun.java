package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.star.Publication.Refresh;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Puts rows into the staging tables as a run would, and publishes them. */
final class StagedRun {
  private static int runs;

  private final Warehouse warehouse;
  private final String runId = "run" + ++runs;
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final List<Map<String, Object>> songs = new ArrayList<>();

  StagedRun(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  String runId() {
    return runId;
  }

  /** A play of a song; more columns as name, value, name, value … */
  StagedRun play(long user, long session, String time, String song, String artist, Object... more) {
    return event(
        user,
        session,
        time,
        "page",
        "NextSong",
        "song",
        song,
        "artist",
        artist,
        "length",
        100.0,
        more);
  }

  /** An event; more columns as name, value, name, value … */
  StagedRun event(Long user, long session, String time, Object... more) {
    var row = new HashMap<String, Object>();
    row.put("item_in_session", 0);
    row.put("level", "free");
    row.put("page", "Home");
    row.put("session_id", session);
    row.put("ts", 0L);
    row.put("event_time", Timestamp.valueOf(time));
    row.put("user_id", user);
    row.put("source_file", runId + "/events");
    put(row, more);
    events.add(row);
    return this;
  }

  /** A song of the catalogue; more columns as name, value, name, value … */
  StagedRun song(String id, String title, String artistId, String artist, Object... more) {
    var row = new HashMap<String, Object>();
    row.put("song_id", id);
    row.put("title", title);
    row.put("artist_id", artistId);
    row.put("artist_name", artist);
    row.put("duration", 100.0);
    row.put("year", 2000);
    row.put("source_file", runId + "/songs/" + songs.size());
    row.put("source_modified", Timestamp.valueOf("2018-11-01 00:00:00"));
    put(row, more);
    songs.add(row);
    return this;
  }

  /** Stages the rows and leaves it at that, as a run that dies. */
  StagedRun stage() {
    new RunLog(warehouse).start(TestRuns.start(runId));
    warehouse.change(
        "stage " + runId,
        handle -> {
          events.forEach(row -> insert(handle, "staging_events", row));
          songs.forEach(row -> insert(handle, "staging_songs", row));
          files(events)
              .forEach(
                  (file, lines) -> insert(handle, "staging_files", file("events", file, lines)));
          files(songs)
              .forEach(
                  (file, lines) -> insert(handle, "staging_files", file("songs", file, lines)));
        });
    return this;
  }

  /** Stages the rows and publishes them. */
  PublishCounts publish() {
    stage();
    var counts =
        new RunCounts(1, 1, events.size() + (long) songs.size(), 0, events.size(), songs.size());
    var publication =
        new Publication(
            runId, new Ledger(warehouse).now(), Refresh.NONE, RejectLimit.parse("100%"), counts);
    return new Publish(warehouse, new Retry(3, Duration.ofMillis(50)), publication).execute();
  }

  private void insert(Handle handle, String table, Map<String, Object> row) {
    var values = new HashMap<>(row);
    values.put("run_id", runId);
    List<String> columns = List.copyOf(values.keySet());
    handle
        .createUpdate("INSERT INTO <table> (<columns>) VALUES (:<values>)")
        .define("table", table)
        .define("columns", String.join(", ", columns))
        .define("values", String.join(", :", columns))
        .bindMap(values)
        .execute();
  }

  private static Map<String, Long> files(List<Map<String, Object>> rows) {
    var files = new HashMap<String, Long>();
    rows.forEach(row -> files.merge((String) row.get("source_file"), 1L, Long::sum));
    return files;
  }

  private static Map<String, Object> file(String kind, String path, long lines) {
    return Map.of(
        "kind",
        kind,
        "path",
        path,
        "size",
        1,
        "modified",
        Timestamp.valueOf("2018-11-01 00:00:00"),
        "version",
        "1",
        "records",
        lines,
        "rows_accepted",
        lines,
        "rows_rejected",
        0);
  }

  private static void put(Map<String, Object> row, Object... more) {
    var flat = new ArrayList<Object>();
    for (Object item : more) {
      if (item instanceof Object[] nested) {
        flat.addAll(Arrays.asList(nested));
      } else {
        flat.add(item);
      }
    }
    for (int i = 0; i < flat.size(); i += 2) {
      row.put((String) flat.get(i), flat.get(i + 1));
    }
  }
}
