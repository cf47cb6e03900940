package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Date parts: bare words as first arguments become text ("Date parts for date or timestamp
 * functions" of the developer guide).
 */
final class DateParts implements Rule {
  private static final Set<String> FUNCTIONS =
      Set.of("dateadd", "date_add", "datediff", "date_diff", "date_part", "datepart", "date_trunc");

  /** Redshift's names of parts, each with its synonyms. */
  private static final Map<String, String> PARTS = new HashMap<>();

  static {
    Stream.of(
            "millennium mil mils millennia",
            "century c cent cents centuries",
            "decade dec decs decades",
            "year y yr yrs years",
            "quarter qtr qtrs quarters",
            "month mon mons months",
            "week w weeks",
            "dow dayofweek dw weekday",
            "doy dayofyear dy yearday",
            "day d days",
            "hour h hr hrs hours",
            "minute m min mins minutes",
            "second s sec secs seconds",
            "milliseconds ms msec msecs msecond mseconds millisec millisecs millisecond",
            "microseconds us usec usecs usecond useconds microsec microsecs microsecond")
        .map(names -> names.split(" "))
        .forEach(names -> Stream.of(names).forEach(name -> PARTS.put(name, names[0])));
  }

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < result.size(); i++) {
      boolean isExtract = result.isCall(i, "extract") && result.at(i + 3).is("from");
      boolean isFunction =
          FUNCTIONS.contains(result.at(i).text().toLowerCase(Locale.ROOT))
              && result.isCall(i, result.at(i).text())
              && result.at(i + 3).is(",");
      Token part = result.at(i + 2);
      if ((isExtract || isFunction) && (part.isName() || part.isString())) {
        String name = (part.isString() ? part.value() : part.name()).toLowerCase(Locale.ROOT);
        String known = PARTS.getOrDefault(name, name).replace("'", "''");
        result = result.replace(new Span(i + 2, i + 3), "'" + known + "'");
      }
    }
    return result;
  }
}
