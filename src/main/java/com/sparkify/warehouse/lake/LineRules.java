package com.sparkify.warehouse.lake;

import java.util.List;

/** The rules that a line must obey beyond the types of its fields. */
final class LineRules {
  /** 2100-01-01T00:00:00Z in epoch milliseconds; a later event has a broken clock. */
  private static final long END_OF_TIME = 4_102_444_800_000L;

  private static final int LEVEL = Source.EVENTS.indexOf("level");
  private static final int TS = Source.EVENTS.indexOf("ts");

  private LineRules() {}

  static void check(Source feed, CsvField[] values) throws LineRejectedException {
    List<Column> columns = feed.columns();
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).presence() == Column.Presence.REQUIRED
          && (values[i].isNull() || values[i].isBlank())) {
        throw new LineRejectedException(columns.get(i).key() + " is missing");
      }
    }
    if (feed == Source.EVENTS) {
      checkEvent(values);
    }
  }

  private static void checkEvent(CsvField[] values) throws LineRejectedException {
    String level = values[LEVEL].text();
    if (!level.equals("free") && !level.equals("paid")) {
      throw new LineRejectedException("level is " + Texts.excerpt(level) + ", wanted free or paid");
    }
    long ts = Long.parseLong(values[TS].text());
    if (ts < 0 || ts >= END_OF_TIME) {
      throw new LineRejectedException(
          "ts is " + ts + ", wanted milliseconds of the years 1970 to 2099");
    }
  }
}
