package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.s3.S3Options;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** DATE and TIMESTAMP ("DATEFORMAT and TIMEFORMAT strings" of the developer guide). */
final class Times {
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  /** The time behind a date, as far as it is given. */
  private static final String TIME =
      "[['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSSSS][.SSSSSSS]"
          + "[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S][' '][XXX][XX][X]]";

  private static final List<DateTimeFormatter> STANDARD = List.of(pattern("uuuu-MM-dd" + TIME));

  /** What 'auto' knows, less what the guide's table has of Julian days and years BC. */
  private static final List<DateTimeFormatter> AUTO =
      List.of(
          STANDARD.get(0),
          pattern("uuuuMMdd[['T'][' ']HHmm[ss]]"),
          pattern("M/d/uuuu" + TIME),
          pattern("uuuu/M/d" + TIME),
          pattern("d-MMM-uuuu" + TIME),
          pattern("d MMM uuuu" + TIME),
          pattern("MMM[-][' ']d[-][', '][' ']uuuu" + TIME),
          pattern("MMMM d[,] uuuu" + TIME),
          pattern("uuuu.DDD"));

  /** The words of format strings and Java's; longer ones first. */
  private static final String[][] WORDS = {
    {"YYYY", "uuuu"},
    {"YY", "uu"},
    {"MONTH", "MMMM"},
    {"MON", "MMM"},
    {"MM", "MM"},
    {"DD", "dd"},
    {"HH24", "HH"},
    {"HH12", "hh"},
    {"HH", "HH"},
    {"MI", "mm"},
    {"SS", "ss"},
    {"MS", "SSS"},
    {"US", "SSSSSS"},
    {"OF", "[XXX][XX][X]"},
    {"AM", "a"},
    {"PM", "a"},
  };

  private Times() {}

  static Converter date(S3Options options) {
    List<DateTimeFormatter> formats = formats(options.value("DATEFORMAT", "YYYY-MM-DD"));
    boolean isAnyTaken = options.has("ACCEPTANYDATE");
    return field -> {
      for (DateTimeFormatter format : formats) {
        try {
          return LocalDate.from(format.parse(field.strip())).toString();
        } catch (DateTimeException tryNext) {
          continue;
        }
      }
      if (isAnyTaken) {
        return null;
      }
      boolean isShort = field.strip().length() < 10;
      throw new FieldError(
          1205,
          isShort
              ? "Invalid Date Format - length must be 10 or more"
              : "Invalid date format or value [YYYY-MM-DD]");
    };
  }

  static Converter timestamp(S3Options options) {
    String format = options.value("TIMEFORMAT", "YYYY-MM-DD HH:MI:SS");
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "epochsecs" -> epoch(1_000_000);
      case "epochmillisecs" -> epoch(1_000);
      default -> timestamp(formats(format), options.has("ACCEPTANYDATE"));
    };
  }

  private static Converter timestamp(List<DateTimeFormatter> formats, boolean isAnyTaken) {
    boolean isStandard = formats.get(0) == STANDARD.get(0);
    return field -> {
      if (isStandard && field.length() >= 19 && field.charAt(10) == ' ') {
        try {
          // The usual form, by a parser that has no choices to make.
          return OUT.format(LocalDateTime.parse(field.replace(' ', 'T')));
        } catch (DateTimeException tryTheOthers) {
          // With a zone, or wrong.
        }
      }
      for (DateTimeFormatter format : formats) {
        try {
          TemporalAccessor parsed = format.parse(field.strip());
          boolean isZoned = parsed.isSupported(ChronoField.OFFSET_SECONDS);
          int offset = isZoned ? parsed.get(ChronoField.OFFSET_SECONDS) : 0;
          return OUT.format(LocalDateTime.from(parsed).minusSeconds(offset));
        } catch (DateTimeException tryNext) {
          continue;
        }
      }
      if (isAnyTaken) {
        return null;
      }
      throw new FieldError(1206, "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]");
    };
  }

  private static Converter epoch(long microseconds) {
    return field -> {
      try {
        long micros = Math.multiplyExact(Long.parseLong(field.strip()), microseconds);
        Instant instant =
            Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        return OUT.format(instant.atOffset(ZoneOffset.UTC));
      } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
        throw new FieldError(1206, "Invalid timestamp format or value [epoch]");
      }
    };
  }

  private static List<DateTimeFormatter> formats(String format) {
    if (format.equalsIgnoreCase("auto")) {
      return AUTO;
    }
    if (format.toUpperCase(Locale.ROOT).matches("YYYY-MM-DD( HH(24)?:MI:SS)?")) {
      return STANDARD;
    }
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < format.length(); ) {
      String[] word = {format.substring(i, i + 1), "'" + format.charAt(i) + "'"};
      for (int w = WORDS.length - 1; w >= 0; w--) {
        word =
            format.regionMatches(true, i, WORDS[w][0], 0, WORDS[w][0].length()) ? WORDS[w] : word;
      }
      java.append(word[1].equals("'''") ? "''" : word[1]);
      i += word[0].length();
    }
    return List.of(pattern(java.toString().replace("'.'SSSSSS", "[.SSSSSS][.SSS]")));
  }

  private static DateTimeFormatter pattern(String pattern) {
    var builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    boolean isByHalfDays = pattern.contains("hh");
    return (isByHalfDays ? builder : builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0))
        .toFormatter(Locale.ENGLISH);
  }
}
