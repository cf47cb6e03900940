package com.sparkify.warehouse.lake.parsing;

import static com.sparkify.warehouse.lake.parsing.Column.optional;
import static com.sparkify.warehouse.lake.parsing.Column.required;
import static com.sparkify.warehouse.lake.parsing.ColumnType.BIGINT;
import static com.sparkify.warehouse.lake.parsing.ColumnType.DOUBLE;
import static com.sparkify.warehouse.lake.parsing.ColumnType.INTEGER;
import static com.sparkify.warehouse.lake.parsing.ColumnType.text;

import java.util.List;
import java.util.Locale;

/**
 * What the lake holds: a kind of file, and the columns that each line of it must fit, in the order
 * and with the widths of the staging table.
 */
public enum Source {
  /** User activity, one event per line: {@code log_data/YYYY/MM/YYYY-MM-DD-events.json}. */
  EVENTS(
      List.of(
          optional("artist", "artist", text(512)),
          optional("auth", "auth", text(32)),
          optional("first_name", "firstName", text(256)),
          optional("gender", "gender", text(16)),
          required("item_in_session", "itemInSession", INTEGER),
          optional("last_name", "lastName", text(256)),
          optional("length", "length", DOUBLE),
          required("level", "level", text(16)),
          optional("location", "location", text(512)),
          optional("method", "method", text(16)),
          required("page", "page", text(64)),
          optional("registration", "registration", BIGINT),
          required("session_id", "sessionId", BIGINT),
          optional("song", "song", text(512)),
          optional("status", "status", INTEGER),
          required("ts", "ts", BIGINT),
          optional("user_agent", "userAgent", text(2048)),
          optional("user_id", "userId", BIGINT))),

  /** The song catalogue, one song per file: {@code song_data/A/B/C/TR….json}. */
  SONGS(
      List.of(
          required("song_id", "song_id", text(64)),
          required("title", "title", text(512)),
          required("artist_id", "artist_id", text(64)),
          required("artist_name", "artist_name", text(512)),
          optional("artist_location", "artist_location", text(512)),
          optional("artist_latitude", "artist_latitude", DOUBLE),
          optional("artist_longitude", "artist_longitude", DOUBLE),
          optional("duration", "duration", DOUBLE),
          optional("year", "year", INTEGER),
          optional("num_songs", "num_songs", INTEGER)));

  private final List<Column> columns;

  Source(List<Column> columns) {
    this.columns = columns;
  }

  /** The columns, in the order of the staging table. */
  public List<Column> columns() {
    return columns;
  }

  /** The name in the ledger and in file names: {@code events} or {@code songs}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where a column stands, by its name in the staging table. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Cannot find column " + column + " in " + this);
  }
}
