package com.sparkify.warehouse.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads lines of one feed against its columns, without inferring anything. Fields that the feed
 * does not know are counted, not refused. Not safe for use by several threads.
 */
final class LineParser {
  /** So many names of unknown fields are told apart; garbage has no end of them. */
  private static final int UNKNOWN_NAMES = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private final Source feed;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Long> unknownFields = new TreeMap<>();
  private final CsvField[] values;
  private final boolean[] seen;

  LineParser(Source feed) {
    this.feed = feed;
    this.values = new CsvField[feed.columns().size()];
    this.seen = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = new CsvField();
      positions.put(feed.columns().get(i).key(), i);
    }
  }

  /**
   * Reads one line.
   *
   * @return a value for each column of the feed, NULL where there is none; they are used again by
   *     the next call
   * @throws LineRejectedException if the line cannot be staged
   */
  CsvField[] parse(byte[] bytes, int length) throws LineRejectedException {
    Arrays.fill(seen, false);
    try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
      readObject(parser);
    } catch (JsonProcessingException e) {
      throw new LineRejectedException("is not JSON: " + firstSentence(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new LineRejectedException("is not JSON in UTF-8: " + e.getMessage());
    }
    LineRules.check(feed, values);
    return values;
  }

  /** How many lines had fields that the feed does not know, by field. */
  Map<String, Long> unknownFields() {
    return unknownFields;
  }

  private void readObject(JsonParser parser) throws IOException, LineRejectedException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new LineRejectedException("is blank");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new LineRejectedException("is not an object: begins with " + Values.describe(first));
    }
    int next = 0;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      int position = position(key, next);
      next = position + 1;
      if (position < 0) {
        countUnknown(key);
        parser.skipChildren();
      } else if (seen[position]) {
        throw new LineRejectedException("has the field " + key + " twice");
      } else {
        seen[position] = true;
        Values.read(feed.columns().get(position), value, parser, values[position]);
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (!seen[i]) {
        values[i].setNull();
      }
    }
    if (parser.nextToken() != null) {
      throw new LineRejectedException("has more than one JSON value");
    }
  }

  // Most lines have their fields in the order of the columns.
  private int position(String key, int expected) {
    boolean isExpected = expected < values.length && feed.columns().get(expected).key().equals(key);
    return isExpected ? expected : positions.getOrDefault(key, -1);
  }

  private void countUnknown(String key) {
    if (unknownFields.size() < UNKNOWN_NAMES || unknownFields.containsKey(key)) {
      unknownFields.merge(key, 1L, Long::sum);
    }
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
