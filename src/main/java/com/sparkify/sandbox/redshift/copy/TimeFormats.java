package com.sparkify.sandbox.redshift.copy;

import static java.time.ZoneOffset.UTC;

import com.sparkify.sandbox.redshift.copy.FieldConverter.FieldException;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Parses DATE and TIMESTAMP ("DATEFORMAT and TIMEFORMAT strings" of the developer guide). */
final class TimeFormats {
  /** The guide's formats for 'auto', without Julian days and years BC. */
  private static final String AUTO =
      "[uuuu-MM-dd][uuuuMMdd[['T'][' ']HHmm[ss]]][M/d/uuuu][uuuu/M/d][d-MMM-uuuu][d MMM uuuu]"
          + "[MMM[-][' ']d[-][', '][' ']uuuu][MMMM d[,] uuuu][uuuu.DDD]";

  /** The usual format, which a faster parser reads. */
  private static final Pattern USUAL =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");

  private TimeFormats() {}

  static UnaryOperator<String> date(S3Command copy) {
    DateTimeFormatter format = format(copy.value("DATEFORMAT", "YYYY-MM-DD"));
    return field -> {
      try {
        return LocalDate.parse(field.strip(), format).toString();
      } catch (DateTimeException e) {
        throw new FieldException(1205, "Invalid date format or value [YYYY-MM-DD]");
      }
    };
  }

  static UnaryOperator<String> timestamp(S3Command copy) {
    String name = copy.value("TIMEFORMAT", "YYYY-MM-DD HH:MI:SS");
    boolean isEpoch = name.equalsIgnoreCase("epochmillisecs");
    DateTimeFormatter format = isEpoch ? null : format(name);
    return field -> {
      try {
        // A number of JSON may have a fraction, of zero.
        String text =
            isEpoch && copy.has("JSON") ? field.strip().replaceFirst("\\.0*$", "") : field.strip();
        Instant time =
            isEpoch
                ? Instant.ofEpochMilli(Long.parseLong(text))
                : USUAL.matcher(text).matches()
                    ? LocalDateTime.parse(text.replace(' ', 'T')).toInstant(UTC)
                    : format.parse(text, Instant::from);
        // Truncated to microseconds.
        return time.truncatedTo(ChronoUnit.MICROS).toString();
      } catch (NumberFormatException | DateTimeException e) {
        String expected = isEpoch ? "epoch" : "YYYY-MM-DD HH24:MI:SS";
        throw new FieldException(1206, "Invalid timestamp format or value [" + expected + "]");
      }
    };
  }

  /** Parses a date and an optional time; UTC if there is no zone. */
  private static DateTimeFormatter format(String name) {
    if (!name.toUpperCase(Locale.ROOT).matches("AUTO|YYYY-MM-DD( HH(24)?:MI:SS)?")) {
      throw RefusedStatementException.notEmulated("the time format '" + name + "'");
    }
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(name.equalsIgnoreCase("auto") ? AUTO : "uuuu-MM-dd")
        .optionalStart()
        .appendPattern("['T'][' ']HH:mm[:ss]")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .appendPattern("[' '][XXX][XX][X]")
        .optionalEnd()
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
        .toFormatter(Locale.ENGLISH);
  }
}
