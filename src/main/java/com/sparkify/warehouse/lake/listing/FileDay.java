package com.sparkify.warehouse.lake.listing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The day that a file is of, as its key says. */
public final class FileDay {
  /** What is before and behind a date, so that it is not a part of a longer number. */
  private static final String START = "(?<!\\d)";

  private static final String END = "(?!\\d)";

  private static final String PLAIN = START + "(\\d{4})-(\\d{2})-(\\d{2})" + END;
  private static final String COMPACT = START + "((?:19|20)\\d{2})(\\d{2})(\\d{2})" + END;

  /** From the strongest: partitions by name, dates in the file's name, and other folders. */
  private static final List<Pattern> KINDS =
      List.of(
          folder("(?:year|yyyy|y)=(\\d{4})/(?:month|mm|m)=(\\d{1,2})/(?:day|dd|d)=(\\d{1,2})"),
          folder("(?:dt|date|day|ds)=(\\d{4})-?(\\d{2})-?(\\d{2})"),
          inName(PLAIN),
          inName(COMPACT),
          folder("(\\d{4})/(\\d{2})/(\\d{2})"),
          folder("((?:19|20)\\d{2})-?(\\d{2})-?(\\d{2})"));

  private FileDay() {}

  private static Pattern folder(String date) {
    return Pattern.compile("(?:^|/)" + date + "(?=/)", Pattern.CASE_INSENSITIVE);
  }

  private static Pattern inName(String date) {
    return Pattern.compile(date + "(?=[^/]*$)");
  }

  /**
   * The day of a file; of several dates of one kind the last.
   *
   * @param below its key below the folder of the logs
   */
  public static Optional<LocalDate> of(String below) {
    return KINDS.stream().flatMap(kind -> last(kind, below).stream()).findFirst();
  }

  private static Optional<LocalDate> last(Pattern kind, String below) {
    return kind.matcher(below)
        .results()
        .flatMap(found -> day(found.group(1), found.group(2), found.group(3)))
        .reduce((first, second) -> second);
  }

  private static Stream<LocalDate> day(String year, String month, String day) {
    try {
      return Stream.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }
}
