package com.sparkify.warehouse.lake.writing;

import static com.sparkify.warehouse.lake.parsing.ColumnType.BIGINT;
import static com.sparkify.warehouse.lake.parsing.ColumnType.TIMESTAMP;
import static com.sparkify.warehouse.lake.parsing.ColumnType.text;

import com.sparkify.warehouse.lake.parsing.ColumnType;
import com.sparkify.warehouse.lake.parsing.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The staging tables and their columns, in the order of the staged files. */
public enum StagingTable {
  STAGING_EVENTS(of(Source.EVENTS, Field.EVENT_TIME, Field.RUN_ID, Field.SOURCE_FILE)),
  STAGING_SONGS(of(Source.SONGS, Field.RUN_ID, Field.SOURCE_FILE, Field.SOURCE_MODIFIED)),
  /** One row per file read, with what became of its records. */
  STAGING_FILES(
      List.of(
          new Field("kind", text(16)),
          new Field("path", text(1200)),
          new Field("size", BIGINT),
          new Field("modified", TIMESTAMP),
          new Field("version", text(128)),
          new Field("records", BIGINT),
          new Field("rows_accepted", BIGINT),
          new Field("rows_rejected", BIGINT),
          Field.RUN_ID));

  /**
   * One column of a staged file.
   *
   * @param name in the staging table
   * @param type of the values
   */
  public record Field(String name, ColumnType type) {
    static final Field EVENT_TIME = new Field("event_time", TIMESTAMP);
    static final Field RUN_ID = new Field("run_id", text(40));
    static final Field SOURCE_FILE = new Field("source_file", text(1200));
    static final Field SOURCE_MODIFIED = new Field("source_modified", TIMESTAMP);
  }

  private final List<Field> fields;

  StagingTable(List<Field> fields) {
    this.fields = fields;
  }

  /** The columns of the staged files, in order. */
  public List<Field> fields() {
    return fields;
  }

  /** The name of the staging table, without its schema. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The table of a source's accepted records. */
  public static StagingTable of(Source source) {
    return switch (source) {
      case EVENTS -> STAGING_EVENTS;
      case SONGS -> STAGING_SONGS;
    };
  }

  private static List<Field> of(Source source, Field... more) {
    return Stream.concat(
            source.columns().stream().map(column -> new Field(column.name(), column.type())),
            Stream.of(more))
        .toList();
  }
}
