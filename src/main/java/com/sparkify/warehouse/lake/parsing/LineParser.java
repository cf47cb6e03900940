package com.sparkify.warehouse.lake.parsing;

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
 * Parses lines of one source into typed rows, without inferring anything. Unknown fields are
 * counted, not rejected. The caller, the FileIngester of the room lake, turns what is thrown into a
 * reject. Not thread-safe.
 */
public final class LineParser {
  /** Names of more unknown fields are not counted: garbage has no end of them. */
  private static final int UNKNOWN_NAMES = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private final LineRules rules;
  private final Column[] columns;
  private final Map<String, Integer> positions = new HashMap<>();

  /** By one more than a position: the position of the field that followed it last; -1 for none. */
  private final int[] following;

  private final Map<String, Long> unknownFields = new TreeMap<>();
  private final Row row;
  private final boolean[] seen;

  /**
   * @param source what the lines are
   * @param limits what they must fit
   */
  public LineParser(Source source, LineLimits limits) {
    this.rules = new LineRules(source, limits);
    this.columns = source.columns().toArray(Column[]::new);
    this.following = new int[columns.length + 1];
    this.row = new Row(source.columns());
    this.seen = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      positions.put(columns[i].key(), i);
    }
  }

  /**
   * Parses one line.
   *
   * @param latest the latest {@code ts} that its file can have, see {@link LineLimits#latest}
   * @return its values; the next call uses the same row again
   * @throws LineRejectedException if the line cannot be staged
   */
  public Row parse(byte[] bytes, int length, long latest) throws LineRejectedException {
    checkEncoding(bytes, length);
    row.clear();
    Arrays.fill(seen, false);
    try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
      readObject(parser);
    } catch (JsonProcessingException e) {
      String firstLine = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new LineRejectedException("is not JSON: " + firstLine);
    } catch (IOException e) {
      throw new LineRejectedException("is not JSON in UTF-8: " + e.getMessage());
    }
    rules.check(row, latest);
    return row;
  }

  /** How many lines had fields that the source does not know, by field. */
  public Map<String, Long> unknownFields() {
    return unknownFields;
  }

  // Jackson guesses the encoding by the first bytes: by these it takes another than UTF-8.
  private static void checkEncoding(byte[] bytes, int length) throws LineRejectedException {
    int first = length > 0 ? bytes[0] & 0xFF : ' ';
    int second = length > 1 ? bytes[1] & 0xFF : ' ';
    boolean isUtf16 =
        first == 0
            || second == 0
            || (first == 0xFF && second == 0xFE)
            || (first == 0xFE && second == 0xFF);
    if (isUtf16) {
      throw new LineRejectedException("is not JSON in UTF-8: begins like UTF-16 or UTF-32");
    }
    if (first == 0xEF && second == 0xBB) {
      throw new LineRejectedException(
          "is not JSON: begins with a byte order mark, which may only begin a file");
    }
  }

  private void readObject(JsonParser parser) throws IOException, LineRejectedException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new LineRejectedException("is blank");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new LineRejectedException("is not an object: begins with " + describe(first));
    }
    int position = -1;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      position = position(key, position);
      if (position < 0) {
        countUnknown(key);
        parser.skipChildren();
      } else if (seen[position]) {
        throw new LineRejectedException("has the field " + key + " twice");
      } else {
        seen[position] = true;
        readValue(position, value, parser);
      }
    }
    if (parser.nextToken() != null) {
      throw new LineRejectedException("has more than one JSON value");
    }
  }

  private void readValue(int position, JsonToken token, JsonParser parser)
      throws IOException, LineRejectedException {
    Column column = columns[position];
    switch (token) {
      case VALUE_NULL -> {} // As the row begins.
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        char[] chars = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        // A number where text belongs is taken as written: titles such as 1888 are delivered so.
        if (column.type().kind() == ColumnType.Kind.TEXT) {
          Texts.read(column, chars, offset, length, row, position);
        } else {
          Numbers.read(column, chars, offset, length, row, position);
        }
      }
      default ->
          throw new LineRejectedException(
              "%s is %s, expected %s"
                  .formatted(column.key(), describe(token), column.type().kind().expected()));
    }
  }

  // Most lines have their fields in the order of the line before.
  private int position(String key, int previous) {
    int expected = following[previous + 1];
    if (expected < 0 || !columns[expected].key().equals(key)) {
      expected = positions.getOrDefault(key, -1);
      following[previous + 1] = expected;
    }
    return expected;
  }

  private void countUnknown(String key) {
    if (unknownFields.size() < UNKNOWN_NAMES || unknownFields.containsKey(key)) {
      unknownFields.merge(key, 1L, Long::sum);
    }
  }

  private static String describe(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      default -> token.toString();
    };
  }
}
