package com.sparkify.sandbox.redshift.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sparkify.sandbox.redshift.copy.Converter.FieldError;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3File;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JSON objects, or arrays for jsonpaths, one behind the other, over lines or not. */
final class JsonReader extends RecordReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String STEP =
      "\\.([^.\\[\\]]+)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\d+))\\s*\\]";

  private final List<JsonPointer> paths;
  private final boolean isAnyCase;

  /**
   * @param paths where the columns' fields are in a record
   */
  JsonReader(InputStream in, S3Command copy, List<JsonPointer> paths) {
    super(in);
    this.paths = paths;
    this.isAnyCase = copy.value("JSON", "").equalsIgnoreCase("auto ignorecase");
  }

  /** Reads what stands behind JSON: 'auto', 'auto ignorecase', or an object with jsonpaths. */
  static List<JsonPointer> paths(S3Command copy, List<TargetColumn> columns, S3Objects objects) {
    String option = copy.value("JSON", "");
    if (option.matches("(?i)auto( ignorecase)?")) {
      return columns.stream().map(column -> pointer("$['" + column.name() + "']")).toList();
    }
    if (!option.startsWith("s3://")) {
      throw new S3Failure("The sandbox does not emulate JSON '" + option + "'");
    }
    List<JsonPointer> paths = new ArrayList<>();
    JsonNode list = objects.json(S3File.of(option)).path("jsonpaths");
    list.forEach(path -> paths.add(pointer(path.asText())));
    if (paths.size() != columns.size()) {
      throw new S3Failure(
          ("Number of jsonpaths and the number of columns should match. JSONPath size: %d,"
                  + " Number of columns in table or column list: %d")
              .formatted(paths.size(), columns.size()));
    }
    return paths;
  }

  private static JsonPointer pointer(String path) {
    String escaped = path.replace("~", "~0").replace("/", "~1");
    if (!escaped.matches("\\$(" + STEP + ")+")) {
      throw new S3Failure(
          "Invalid JSONPath format. Supported notations are 'dot-notation' and"
              + " 'bracket-notation'. Query: "
              + path);
    }
    return JsonPointer.compile(escaped.substring(1).replaceAll(STEP, "/$1$2$3$4"));
  }

  @Override
  List<String> next() throws IOException {
    startRecord();
    // White space, and the mark that says that a file is UTF-8.
    while (peek() >= 0 && " \t\r\n\u00ef\u00bb\u00bf".indexOf(peek()) >= 0) {
      read();
      startRecord();
    }
    if (peek() < 0) {
      return null;
    }
    if (peek() != '{' && peek() != '[') {
      throw skip(1214, "Invalid JSON: an object was expected");
    }
    gather();
    byte[] utf8 = record.toString().getBytes(StandardCharsets.ISO_8859_1);
    try (JsonParser parser = JSON.createParser(utf8)) {
      parser.nextToken();
      JsonNode root = node(parser, isAnyCase);
      return paths.stream().map(pointer -> text(root.at(pointer))).toList();
    } catch (JsonProcessingException e) {
      throw new FieldError(1214, "Invalid JSON: " + e.getOriginalMessage());
    }
  }

  /** Takes what is between the first bracket and the one that closes it. */
  private void gather() throws IOException {
    int depth = 0;
    boolean isQuoted = false;
    do {
      int c = read();
      if (c < 0) {
        throw new FieldError(1214, "Invalid JSON: the object does not end");
      }
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == '\\') {
        read();
      } else if (!isQuoted) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
    } while (depth > 0);
  }

  /** Jackson's own trees forget how numbers are written. */
  private static JsonNode node(JsonParser parser, boolean isLowered) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      var object = NODES.objectNode();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        object.set(isLowered ? name.toLowerCase(Locale.ROOT) : name, node(parser, false));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      var array = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(node(parser, false));
      }
      return array;
    }
    return token == JsonToken.VALUE_NULL ? NODES.nullNode() : NODES.textNode(parser.getText());
  }

  /** A value as COPY takes it: what is nested stays JSON. */
  private static String text(JsonNode value) {
    boolean isNone = value.isMissingNode() || value.isNull();
    return isNone ? null : bytes(value.isTextual() ? value.textValue() : value.toString());
  }
}
