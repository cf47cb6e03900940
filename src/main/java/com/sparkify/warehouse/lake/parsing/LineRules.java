package com.sparkify.warehouse.lake.parsing;

import com.sparkify.warehouse.lake.parsing.Column.Presence;
import java.util.stream.IntStream;

/** Validates a line beyond the types of its fields. */
final class LineRules {
  /** 2100-01-01T00:00:00Z in epoch milliseconds; a later event comes from a wrong clock. */
  private static final long END_OF_TIME = 4_102_444_800_000L;

  private static final int LEVEL = Source.EVENTS.indexOf("level");
  private static final int TS = Source.EVENTS.indexOf("ts");

  private final Source source;
  private final int[] required;

  LineRules(Source source) {
    this.source = source;
    this.required =
        IntStream.range(0, source.columns().size())
            .filter(i -> source.columns().get(i).presence() == Presence.REQUIRED)
            .toArray();
  }

  void check(Row row) throws LineRejectedException {
    for (int i : required) {
      // Numbers are never blank.
      if (row.isNull(i) || row.isBlank(i)) {
        throw new LineRejectedException(source.columns().get(i).key() + " is missing");
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
