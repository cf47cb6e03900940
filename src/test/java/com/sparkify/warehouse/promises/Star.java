package com.sparkify.warehouse.promises;

import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The star schema as text, without the ids that depend on the order of loading.
 *
 * @param tables the rows of each table, in a fixed order
 */
public record Star(Map<String, List<String>> tables) {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "songplays",
              "start_time, user_id, level, song_id, artist_id, session_id, location, user_agent",
          "users", "user_id, first_name, last_name, gender, level, last_seen_at",
          "songs", "song_id, title, artist_id, year, duration",
          "artists", "artist_id, name, location, latitude, longitude",
          "time", "start_time, hour, day, week, month, year, weekday");

  /** Reads the star of a warehouse. */
  static Star of(Warehouse warehouse) {
    return warehouse.session(
        "read the star",
        handle -> {
          var tables = new TreeMap<String, List<String>>();
          COLUMNS.forEach(
              (table, columns) ->
                  tables.put(
                      table,
                      handle
                          .createQuery("SELECT " + columns + " FROM " + table)
                          .mapToMap()
                          .map(
                              row ->
                                  List.copyOf(row.values().stream().map(String::valueOf).toList()))
                          .map(Object::toString)
                          .stream()
                          .sorted()
                          .toList()));
          return new Star(tables);
        });
  }
}
