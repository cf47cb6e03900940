package com.sparkify.warehouse.lake.parsing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.sparkify.warehouse.settings.KeyMatching;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parses records of one source into typed rows, without inferring anything. Unknown fields are
 * counted, not rejected. The caller, the FileIngester of the room lake, turns what is thrown into a
 * reject. Not thread-safe.
 */
public final class LineParser {
  /** Names of more unknown fields are not counted: garbage has no end of them. */
  private static final int UNKNOWN_NAMES = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final LineRules rules;
  private final Column[] columns;
  private final KeyMatching keys;
  private final Map<String, Integer> positions = new HashMap<>();

  /** By one more than a position: the key that followed it last, and its position; -1 for none. */
  private final String[] followingKeys;

  private final int[] following;

  private final Map<String, UnknownField> unknownFields = new TreeMap<>();
  private final Row row;
  private final boolean[] seen;
  private int rest;

  /**
   * @param source what the records are
   * @param limits what they must fit
   */
  public LineParser(Source source, LineLimits limits) {
    this.rules = new LineRules(source, limits);
    this.columns = source.columns().toArray(Column[]::new);
    this.keys = limits.keys();
    this.following = new int[columns.length + 1];
    this.followingKeys = new String[columns.length + 1];
    Arrays.fill(followingKeys, "");
    Arrays.fill(following, -1);
    this.row = new Row(source.columns());
    this.seen = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      positions.put(keys.normal(columns[i].key()), i);
    }
  }

  /**
   * Parses the first of the records that begin in some bytes.
   *
   * @param latest the latest {@code ts} that its file can have, see {@link LineLimits#latest}
   * @return its values; the next call uses the same row again
   * @throws LineRejectedException if the record cannot be staged
   */
  public Row parse(byte[] bytes, int offset, int length, long latest) throws LineRejectedException {
    rest = -1;
    checkEncoding(bytes, offset, length);
    row.clear();
    Arrays.fill(seen, false);
    try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
      readRecord(parser, offset);
    } catch (JsonProcessingException e) {
      String firstLine = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new LineRejectedException("is not JSON: " + firstLine);
    } catch (IOException e) {
      throw new LineRejectedException("is not JSON in UTF-8: " + e.getMessage());
    }
    rules.check(row, latest);
    return row;
  }

  /** Where the next record begins in the bytes; -1 if there is none, or none that can be found. */
  public int rest() {
    return rest;
  }

  /** The fields that the source does not know, by name. */
  public Map<String, UnknownField> unknownFields() {
    return unknownFields;
  }

  // Jackson guesses the encoding by the first bytes: by these it takes another than UTF-8.
  private static void checkEncoding(byte[] bytes, int offset, int length)
      throws LineRejectedException {
    int first = length > 0 ? bytes[offset] & 0xFF : ' ';
    int second = length > 1 ? bytes[offset + 1] & 0xFF : ' ';
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

  private void readRecord(JsonParser parser, int offset) throws IOException, LineRejectedException {
    LineRejectedException mistake = null;
    try {
      readObject(parser);
    } catch (LineRejectedException e) {
      mistake = e;
    }
    try {
      if (mistake != null) {
        skipObject(parser);
      }
      if (parser.nextToken() != null) {
        rest = offset + Math.toIntExact(parser.currentTokenLocation().getByteOffset());
      }
    } catch (JsonProcessingException e) {
      if (mistake == null) {
        throw e;
      }
    }
    if (mistake != null) {
      throw mistake;
    }
  }

  private static void skipObject(JsonParser parser) throws IOException {
    while (!parser.getParsingContext().inRoot() && parser.nextToken() != null) {}
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
        countUnknown(key, value, parser);
        parser.skipChildren();
      } else if (seen[position]) {
        throw new LineRejectedException("has the field " + key + " twice");
      } else {
        seen[position] = true;
        readValue(position, value, parser);
      }
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
          if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
            return;
          }
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

  // Most records have their fields in the order of the one before.
  private int position(String key, int previous) {
    if (!followingKeys[previous + 1].equals(key)) {
      followingKeys[previous + 1] = key;
      following[previous + 1] = positions.getOrDefault(keys.normal(key), -1);
    }
    return following[previous + 1];
  }

  private void countUnknown(String key, JsonToken value, JsonParser parser) throws IOException {
    UnknownField known = unknownFields.get(key);
    if (known != null) {
      unknownFields.put(key, known.oneMore());
    } else if (unknownFields.size() < UNKNOWN_NAMES) {
      String example = value.isScalarValue() ? Texts.excerpt(parser.getText()) : describe(value);
      unknownFields.put(key, new UnknownField(1, example));
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
