package com.sparkify.sandbox.redshift.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.sparkify.sandbox.redshift.copy.FieldConverter.FieldException;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3File;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads concatenated JSON objects, or arrays for jsonpaths; line breaks do not matter. */
final class JsonReader extends RecordReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String STEP =
      "\\.([^.\\[\\]]+)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\d+))\\s*\\]";

  private final List<String> paths;
  private final boolean isAnyCase;
  private final boolean isAuto;

  /** Takes JSON pointers of the columns' fields. */
  JsonReader(InputStream in, S3Command copy, List<String> paths) {
    super(in);
    this.paths = paths;
    this.isAuto = !copy.value("JSON", "").startsWith("s3://");
    this.isAnyCase = copy.value("JSON", "").equalsIgnoreCase("auto ignorecase");
  }

  /** Parses the value of the option JSON: 'auto', 'auto ignorecase', or a jsonpaths file. */
  static List<String> paths(S3Command copy, List<TargetColumn> columns, S3Objects objects) {
    String option = copy.value("JSON", "");
    if (option.matches("(?i)auto( ignorecase)?")) {
      return columns.stream().map(column -> pointer("$['" + column.name() + "']")).toList();
    }
    if (!option.startsWith("s3://")) {
      throw RefusedStatementException.notEmulated("JSON '" + option + "'");
    }
    List<String> paths = new ArrayList<>();
    JsonNode list = objects.json(S3File.of(option)).path("jsonpaths");
    list.forEach(path -> paths.add(pointer(path.asText())));
    if (paths.size() != columns.size()) {
      throw new RefusedStatementException(
          ("Number of jsonpaths and the number of columns should match. JSONPath size: %d,"
                  + " Number of columns in table or column list: %d")
              .formatted(paths.size(), columns.size()));
    }
    return paths;
  }

  private static String pointer(String path) {
    String escaped = path.replace("~", "~0").replace("/", "~1");
    if (!escaped.matches("\\$(" + STEP + ")+")) {
      throw new RefusedStatementException(
          "Invalid JSONPath format. Supported notations are 'dot-notation' and"
              + " 'bracket-notation'. Query: "
              + path);
    }
    return escaped.substring(1).replaceAll(STEP, "/$1$2$3$4");
  }

  @Override
  List<String> next() throws IOException {
    startRecord();
    // White space and the UTF-8 byte order mark.
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
    boolean isArray = peek() == '[';
    readValue();
    if (isArray && isAuto) {
      throw new FieldException(1214, "Invalid JSON: an object was expected");
    }
    byte[] utf8 = record.toString().getBytes(StandardCharsets.ISO_8859_1);
    try (JsonParser parser = JSON.createParser(utf8)) {
      return fields(parser);
    } catch (JsonProcessingException e) {
      throw new FieldException(1214, "Invalid JSON: " + e.getOriginalMessage());
    }
  }

  /** Reads from the first bracket to the one that closes it. */
  private void readValue() throws IOException {
    int depth = 0;
    boolean isQuoted = false;
    do {
      int c = read();
      if (c < 0) {
        throw new FieldException(1214, "Invalid JSON: the object does not end");
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

  /** The values at the paths as written; nested values stay JSON. */
  private List<String> fields(JsonParser parser) throws IOException {
    String[] fields = new String[paths.size()];
    int[] starts = new int[fields.length];
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      String path = parser.getParsingContext().pathAsPointer().toString();
      String known = isAnyCase ? path.toLowerCase(Locale.ROOT) : path;
      for (int i = 0; i < fields.length; i++) {
        if (!paths.get(i).equals(known)) {
          continue;
        }
        if (token.isStructStart()) {
          starts[i] = (int) parser.currentTokenLocation().getByteOffset();
        } else if (token.isStructEnd()) {
          int end = (int) parser.currentLocation().getByteOffset();
          fields[i] = record.substring(starts[i], end);
        } else if (token.isScalarValue()) {
          fields[i] = token == JsonToken.VALUE_NULL ? null : bytes(parser.getText());
        }
      }
    }
    return Arrays.asList(fields);
  }
}
