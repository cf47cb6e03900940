package com.sparkify.sandbox.redshift.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON objects, or arrays for jsonpaths, one behind the other, over lines or not. */
final class JsonReader extends RecordReader {
  private static final ObjectMapper NESTED = new ObjectMapper();
  private static final JsonFactory JSON = NESTED.getFactory();

  private final JsonPaths paths;

  JsonReader(InputStream in, JsonPaths paths) {
    super(in);
    this.paths = paths;
  }

  @Override
  List<String> next() throws IOException, FieldError {
    startRecord();
    while (peek() >= 0 && (peek() <= ' ' || peek() >= 0xbb && consumed < 3)) {
      boolean isMark = read() > ' ';
      if (!isMark) {
        startRecord();
      }
    }
    if (peek() < 0) {
      return null;
    }
    if (peek() != '{' && peek() != '[') {
      throw skip(1214, "Invalid JSON: an object was expected");
    }
    gather();
    try (JsonParser parser = JSON.createParser(utf8(field()))) {
      parser.nextToken();
      return paths.fields(value(parser));
    } catch (JsonProcessingException e) {
      throw new FieldError(1214, "Invalid JSON: " + e.getOriginalMessage());
    }
  }

  /** Takes what is between the first bracket and the one that closes it. */
  private void gather() throws IOException, FieldError {
    int depth = 0;
    boolean isQuoted = false;
    do {
      int c = read();
      if (c < 0) {
        throw new FieldError(1214, "Invalid JSON: the object does not end");
      }
      add(c);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == '\\' && peek() >= 0) {
        add(read());
      } else if (!isQuoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!isQuoted && (c == '}' || c == ']')) {
        depth--;
      }
    } while (depth > 0);
  }

  private static byte[] utf8(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Maps, lists and null as such; all else as it is written. */
  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        return array;
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return parser.getText();
      }
    }
  }

  /** A value as COPY takes it: what is nested stays JSON. */
  static String text(Object value) {
    try {
      String text = value instanceof String plain ? plain : NESTED.writeValueAsString(value);
      return value == null ? null : bytes(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON: " + e.getMessage(), e);
    }
  }

  /** Text as a string of its UTF-8 bytes. */
  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
