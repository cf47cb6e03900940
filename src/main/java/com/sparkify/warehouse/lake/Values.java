package com.sparkify.warehouse.lake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Turns one JSON value into the text that a staged file holds for its column. */
final class Values {
  private Values() {}

  /**
   * Reads the value that the parser stands on.
   *
   * @param field takes its text, or NULL for a JSON null, and for an empty string where a number is
   *     wanted
   */
  static void read(Column column, JsonToken token, JsonParser parser, CsvField field)
      throws IOException, LineRejectedException {
    switch (token) {
      case VALUE_NULL -> field.setNull();
      // A number where text belongs is taken as it is written: titles such as 1888 are delivered
      // so.
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        char[] chars = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        if (column.type().kind() == ColumnType.Kind.TEXT) {
          Texts.read(column, chars, offset, length, field);
        } else {
          Numbers.read(column, chars, offset, length, field);
        }
      }
      default ->
          throw new LineRejectedException(
              column.key() + " is " + describe(token) + ", wanted " + wanted(column));
    }
  }

  static String describe(JsonToken token) {
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

  /** A column's kind of value, for a reason. */
  static String wanted(Column column) {
    return switch (column.type().kind()) {
      case TEXT -> "text";
      case INTEGER -> "a whole number of 32 bits";
      case BIGINT -> "a whole number of 64 bits";
      case DOUBLE, TIMESTAMP -> "a number";
    };
  }
}
