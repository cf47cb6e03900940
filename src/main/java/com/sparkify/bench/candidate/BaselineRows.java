package com.sparkify.bench.candidate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sparkify.warehouse.lake.parsing.Column;
import com.sparkify.warehouse.lake.parsing.ColumnType.Kind;
import com.sparkify.warehouse.lake.parsing.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Converts JSON lines to CSV lines without validation. */
final class BaselineRows {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long DAY = 86_400_000;

  private final Source source;
  private final String file;
  private final Instant modified;
  private final Map<String, Integer> positions = new HashMap<>();
  private final StringBuilder csv = new StringBuilder(1024);
  private long day = -1;
  private String date;

  BaselineRows(Source source, String file, Instant modified) {
    this.source = source;
    this.file = file;
    this.modified = modified;
    for (int i = 0; i < source.columns().size(); i++) {
      positions.put(source.columns().get(i).key(), i);
    }
  }

  byte[] csv(byte[] json, int from, int to) throws IOException {
    try (JsonParser parser = JSON.createParser(json, from, to - from)) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        addRow(parser);
      }
    }
    return csv.toString().getBytes(UTF_8);
  }

  private void addRow(JsonParser parser) throws IOException {
    var values = new String[positions.size()];
    long ts = 0;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      Integer position = positions.get(key);
      if (position == null || token == JsonToken.VALUE_NULL) {
        continue;
      }
      String text = parser.getText();
      Column column = source.columns().get(position);
      if (column.type().kind() == Kind.BIGINT && text.endsWith(".0")) {
        text = text.substring(0, text.length() - 2);
      }
      if (key.equals("ts")) {
        ts = parser.getLongValue();
      }
      values[position] = text;
    }
    for (int i = 0; i < values.length; i++) {
      addValue(source.columns().get(i), values[i]);
    }
    if (source == Source.EVENTS) {
      addTime(ts);
      csv.append(',').append(Job.RUN_ID).append(',').append(file);
    } else {
      csv.append(Job.RUN_ID).append(',').append(file).append(',');
      addTime(modified.toEpochMilli());
    }
    csv.append('\n');
  }

  private void addValue(Column column, String text) {
    if (text == null) {
      csv.append("@NULL@,");
    } else if (column.type().kind() == Kind.TEXT) {
      String quoted = text.indexOf('"') < 0 ? text : text.replace("\"", "\"\"");
      csv.append('"').append(quoted).append("\",");
    } else {
      csv.append(text.isEmpty() ? "@NULL@" : text).append(',');
    }
  }

  private void addTime(long millis) {
    if (millis / DAY != day) {
      day = millis / DAY;
      date = LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toLocalDate().toString();
    }
    int rest = (int) (millis % DAY);
    csv.append(date).append(' ');
    addDigits(rest / 3_600_000, 10).append(':');
    addDigits(rest / 60_000 % 60, 10).append(':');
    addDigits(rest / 1_000 % 60, 10).append('.');
    addDigits(rest % 1_000, 100);
  }

  private StringBuilder addDigits(int number, int highest) {
    for (int place = highest; place > 1 && number < place; place /= 10) {
      csv.append('0');
    }
    return csv.append(number);
  }
}
