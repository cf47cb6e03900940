package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** DATE and TIMESTAMP ("DATEFORMAT and TIMEFORMAT strings" of the developer guide). */
final class Times {
  private static final DateTimeFormatter STANDARD = withTime("uuuu-MM-dd");

  /** What 'auto' knows, less what the guide's table has of Julian days and years BC. */
  private static final DateTimeFormatter AUTO =
      withTime(
          "[uuuu-MM-dd][uuuuMMdd[['T'][' ']HHmm[ss]]][M/d/uuuu][uuuu/M/d][d-MMM-uuuu][d MMM uuuu]"
              + "[MMM[-][' ']d[-][', '][' ']uuuu][MMMM d[,] uuuu][uuuu.DDD]");

  private Times() {}

  static UnaryOperator<String> date(S3Command copy) {
    DateTimeFormatter format = format(copy.value("DATEFORMAT", "YYYY-MM-DD"));
    return field -> {
      String text = field.strip();
      try {
        return LocalDate.from(format.parse(text)).toString();
      } catch (DateTimeException e) {
        throw new FieldError(
            1205,
            text.length() < 10
                ? "Invalid Date Format - length must be 10 or more"
                : "Invalid date format or value [YYYY-MM-DD]");
      }
    };
  }

  static UnaryOperator<String> timestamp(S3Command copy) {
    String name = copy.value("TIMEFORMAT", "YYYY-MM-DD HH:MI:SS");
    if (name.equalsIgnoreCase("epochmillisecs")) {
      return Times::epoch;
    }
    DateTimeFormatter format = format(name);
    return field -> {
      try {
        TemporalAccessor parsed = format.parse(field.strip());
        boolean isZoned = parsed.isSupported(ChronoField.OFFSET_SECONDS);
        int offset = isZoned ? parsed.get(ChronoField.OFFSET_SECONDS) : 0;
        return text(LocalDateTime.from(parsed).minusSeconds(offset));
      } catch (DateTimeException e) {
        throw new FieldError(1206, "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]");
      }
    };
  }

  private static String epoch(String field) {
    try {
      Instant time = Instant.ofEpochMilli(Long.parseLong(field.strip()));
      return text(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    } catch (NumberFormatException | DateTimeException e) {
      throw new FieldError(1206, "Invalid timestamp format or value [epoch]");
    }
  }

  /** As PostgreSQL reads it; what is beyond microseconds is cut. */
  private static String text(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static DateTimeFormatter format(String format) {
    if (!format.toUpperCase(Locale.ROOT).matches("AUTO|YYYY-MM-DD( HH(24)?:MI:SS)?")) {
      throw new S3Failure("The sandbox does not emulate the time format '" + format + "'");
    }
    return format.equalsIgnoreCase("auto") ? AUTO : STANDARD;
  }

  /** A date, and a time behind it as far as it is given. */
  private static DateTimeFormatter withTime(String date) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(date)
        .optionalStart()
        .appendPattern("['T'][' ']HH:mm[:ss]")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .appendPattern("[' '][XXX][XX][X]")
        .optionalEnd()
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .toFormatter(Locale.ENGLISH);
  }
}
