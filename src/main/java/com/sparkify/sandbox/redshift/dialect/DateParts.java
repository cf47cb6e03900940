package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Date parts: bare words as first arguments, under all the names of "Date parts for date or
 * timestamp functions" in the developer guide, become the text literals that PostgreSQL takes.
 */
final class DateParts implements Rule {
  private static final String[] FUNCTIONS = {
    "dateadd", "date_add", "datediff", "date_diff", "date_part", "datepart", "date_trunc"
  };
  private static final Map<String, String> PARTS = new HashMap<>();

  static {
    name("millennium", "mil", "mils", "millennia");
    name("century", "c", "cent", "cents", "centuries");
    name("decade", "dec", "decs", "decades");
    name("epoch");
    name("year", "y", "yr", "yrs", "years");
    name("quarter", "qtr", "qtrs", "quarters");
    name("month", "mon", "mons", "months");
    name("week", "w", "weeks");
    name("dow", "dayofweek", "dw", "weekday");
    name("doy", "dayofyear", "dy", "yearday");
    name("day", "d", "days");
    name("hour", "h", "hr", "hrs", "hours");
    name("minute", "m", "min", "mins", "minutes");
    name("second", "s", "sec", "secs", "seconds");
    name("milliseconds", "ms", "msec", "msecs", "msecond", "mseconds", "millisec", "millisecs");
    name("milliseconds", "millisecond");
    name("microseconds", "us", "usec", "usecs", "usecond", "useconds", "microsec", "microsecs");
    name("microseconds", "microsecond");
  }

  private static void name(String part, String... synonyms) {
    PARTS.put(part, part);
    for (String synonym : synonyms) {
      PARTS.put(synonym, part);
    }
  }

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < result.size(); i++) {
      boolean isExtract = result.isCall(i, "extract") && result.at(i + 3).is("from");
      if (isExtract || (isDateFunction(result, i) && result.at(i + 3).is(","))) {
        Token part = result.at(i + 2);
        String name =
            PARTS.get(
                part.kind() == Token.Kind.STRING
                    ? part.value().toLowerCase(Locale.ROOT)
                    : part.name());
        if (name != null) {
          result = result.replace(new Span(i + 2, i + 3), "'" + name + "'");
        }
      }
    }
    return result;
  }

  private static boolean isDateFunction(Tokens statement, int index) {
    for (String function : FUNCTIONS) {
      if (statement.isCall(index, function)) {
        return true;
      }
    }
    return false;
  }
}
