package com.sparkify.warehouse.lake.parsing;

import com.sparkify.warehouse.lake.parsing.Column.Presence;
import com.sparkify.warehouse.lake.parsing.ColumnType.Kind;
import java.util.List;

/** Validates a line beyond the types of its fields. */
final class LineRules {
  /** 2100-01-01T00:00:00Z in epoch milliseconds; a later event comes from a wrong clock. */
  private static final long END_OF_TIME = 4_102_444_800_000L;

  private static final int LEVEL = Source.EVENTS.indexOf("level");
  private static final int TS = Source.EVENTS.indexOf("ts");

  private LineRules() {}

  static void check(Source source, Row row) throws LineRejectedException {
    List<Column> columns = source.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.presence() == Presence.REQUIRED
          && (row.isNull(i) || (column.type().kind() == Kind.TEXT && row.isBlank(i)))) {
        throw new LineRejectedException(column.key() + " is missing");
      }
    }
    if (source == Source.EVENTS) {
      checkEvent(row);
    }
  }

  private static void checkEvent(Row row) throws LineRejectedException {
    String level = row.text(LEVEL);
    if (!level.equals("free") && !level.equals("paid")) {
      throw new LineRejectedException(
          "level is " + Texts.excerpt(level) + ", expected free or paid");
    }
    long ts = row.number(TS);
    if (ts < 0 || ts >= END_OF_TIME) {
      throw new LineRejectedException(
          "ts is " + ts + ", expected milliseconds of the years 1970 to 2099");
    }
  }
}
