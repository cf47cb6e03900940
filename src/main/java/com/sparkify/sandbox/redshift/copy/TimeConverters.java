package com.sparkify.sandbox.redshift.copy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** DATE, TIMESTAMP and TIMESTAMPTZ ("DATEFORMAT and TIMEFORMAT strings" of the developer guide). */
final class TimeConverters {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private TimeConverters() {}

  static FieldConverter date() {
    return (bytes, from, to, row) -> {
      String text = text(bytes, from, to);
      if (text.length() < 10) {
        throw new FieldError(1205, "Invalid Date Format - length must be 10 or more");
      }
      try {
        row.ascii(LocalDate.parse(text.substring(0, 10)).toString());
      } catch (DateTimeException e) {
        throw new FieldError(1205, "Invalid date format or value [YYYY-MM-DD]");
      }
    };
  }

  /** The format that TIMEFORMAT names; without it YYYY-MM-DD HH:MI:SS, which 'auto' takes too. */
  static FieldConverter timestamp(CopyOptions options) throws CopyFailure {
    String format = options.value("TIMEFORMAT", "auto");
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "auto", "yyyy-mm-dd hh:mi:ss", "yyyy-mm-dd hh24:mi:ss" -> TimeConverters::text;
      case "epochsecs" -> epoch(1_000_000);
      case "epochmillisecs" -> epoch(1_000);
      default -> throw new CopyFailure("The sandbox does not emulate TIMEFORMAT '" + format + "'");
    };
  }

  private static void text(byte[] bytes, int from, int to, RowBuffer row) throws FieldError {
    try {
      TemporalAccessor parsed = TIMESTAMP.parse(text(bytes, from, to));
      LocalDateTime time = LocalDateTime.from(parsed);
      int offset =
          parsed.isSupported(ChronoField.OFFSET_SECONDS)
              ? parsed.get(ChronoField.OFFSET_SECONDS)
              : 0;
      row.ascii(OUT.format(time.minusSeconds(offset)));
    } catch (DateTimeException e) {
      throw new FieldError(1206, "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]");
    }
  }

  private static FieldConverter epoch(long microseconds) {
    return (bytes, from, to, row) -> {
      try {
        long micros = Math.multiplyExact(Long.parseLong(text(bytes, from, to)), microseconds);
        Instant instant =
            Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        row.ascii(OUT.format(instant.atOffset(ZoneOffset.UTC)));
      } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
        throw new FieldError(1206, "Invalid timestamp format or value [epoch]");
      }
    };
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
  }
}
