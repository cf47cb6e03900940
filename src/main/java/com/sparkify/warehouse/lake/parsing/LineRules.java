package com.sparkify.warehouse.lake.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sparkify.warehouse.lake.parsing.Column.Presence;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/** Validates a line beyond the types of its fields. */
final class LineRules {
  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
  private static final byte[] FREE = "free".getBytes(UTF_8);
  private static final byte[] PAID = "paid".getBytes(UTF_8);

  /** In epoch milliseconds; no unit is guessed by which an event would be older. */
  private static final BigInteger YEAR_2000 = BigInteger.valueOf(946_684_800_000L);

  private static final int LEVEL = Source.EVENTS.indexOf("level");
  private static final int TS = Source.EVENTS.indexOf("ts");

  private final Source source;
  private final int[] required;
  private final LocalDate firstDay;
  private final long earliest;

  LineRules(Source source, LineLimits limits) {
    this.firstDay = limits.firstDay();
    this.earliest = limits.earliest();
    this.source = source;
    this.required =
        IntStream.range(0, source.columns().size())
            .filter(i -> source.columns().get(i).presence() == Presence.REQUIRED)
            .toArray();
  }

  /** Throws if the row breaks a rule; no event is later than {@code latest}. */
  void check(Row row, long latest) throws LineRejectedException {
    for (int i : required) {
      // Numbers are never blank.
      if (row.isNull(i) || row.isBlank(i)) {
        throw new LineRejectedException(source.columns().get(i).key() + " is missing");
      }
    }
    if (source == Source.EVENTS) {
      checkLevel(row);
      checkTime(row.number(TS), latest);
    }
  }

  private static void checkLevel(Row row) throws LineRejectedException {
    if (!row.is(LEVEL, FREE) && !row.is(LEVEL, PAID)) {
      throw new LineRejectedException(
          "level is " + Texts.excerpt(row.text(LEVEL)) + ", expected free or paid");
    }
  }

  private void checkTime(long ts, long latest) throws LineRejectedException {
    if (ts < earliest) {
      throw new LineRejectedException(
          described(ts)
              + (isPlausible(BigInteger.valueOf(ts).multiply(THOUSAND), latest)
                  ? ": seconds instead of milliseconds?"
                  : ", before lake.first-day (" + firstDay + ")"));
    }
    if (ts > latest) {
      throw new LineRejectedException(
          described(ts)
              + (isPlausible(BigInteger.valueOf(ts).divide(THOUSAND), latest)
                  ? ": microseconds instead of milliseconds?"
                  : ", after its file was written: is the phone's clock ahead?"));
    }
  }

  private static boolean isPlausible(BigInteger ts, long latest) {
    return ts.compareTo(YEAR_2000) >= 0 && ts.compareTo(BigInteger.valueOf(latest)) <= 0;
  }

  private static String described(long ts) {
    return "ts is " + ts + ", " + LocalDate.ofInstant(Instant.ofEpochMilli(ts), ZoneOffset.UTC);
  }
}
