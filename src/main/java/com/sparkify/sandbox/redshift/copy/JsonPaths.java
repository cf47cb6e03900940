package com.sparkify.sandbox.redshift.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Location;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the fields are in a JSON object: under the columns' names, or by jsonpaths. */
record JsonPaths(List<List<String>> paths, boolean isAnyCase) {
  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]]+)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\d+))\\s*\\]");

  /** Reads the option behind JSON: 'auto', 'auto ignorecase', or an object with jsonpaths. */
  static JsonPaths of(String option, List<TargetColumn> columns, S3Objects objects)
      throws S3Failure {
    String word = option.toLowerCase(Locale.ROOT);
    if (word.equals("auto") || word.equals("auto ignorecase")) {
      List<List<String>> names = columns.stream().map(c -> List.of(c.name())).toList();
      return new JsonPaths(names, word.endsWith("ignorecase"));
    }
    if (!word.startsWith("s3://")) {
      throw new S3Failure("The sandbox does not emulate JSON '" + option + "'");
    }
    JsonNode list = objects.json(S3Location.of(option)).path("jsonpaths");
    if (list.size() != columns.size()) {
      throw new S3Failure(
          ("Number of jsonpaths and the number of columns should match. JSONPath size: %d,"
                  + " Number of columns in table or column list: %d")
              .formatted(list.size(), columns.size()));
    }
    List<List<String>> paths = new ArrayList<>();
    for (JsonNode path : list) {
      paths.add(steps(path.asText()));
    }
    return new JsonPaths(paths, false);
  }

  private static List<String> steps(String path) throws S3Failure {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int end = 1;
    while (path.startsWith("$") && matcher.find(end) && matcher.start() == end) {
      for (int group = 1; group <= 4; group++) {
        if (matcher.group(group) != null) {
          steps.add(matcher.group(group));
        }
      }
      end = matcher.end();
    }
    if (end != path.length() || steps.isEmpty()) {
      throw new S3Failure(
          "Invalid JSONPath format. Supported notations are 'dot-notation' and"
              + " 'bracket-notation'. Query: "
              + path);
    }
    return steps;
  }

  List<String> fields(Object record) {
    Object root = isAnyCase && record instanceof Map<?, ?> object ? lowered(object) : record;
    List<String> fields = new ArrayList<>(paths.size());
    for (List<String> path : paths) {
      Object value = root;
      for (String step : path) {
        value = step(value, step);
      }
      fields.add(JsonReader.text(value));
    }
    return fields;
  }

  private static Object step(Object value, String step) {
    if (value instanceof Map<?, ?> object) {
      return object.get(step);
    }
    boolean isIndex = value instanceof List<?> && step.matches("\\d{1,9}");
    List<?> list = isIndex ? (List<?>) value : List.of();
    return isIndex && Integer.parseInt(step) < list.size()
        ? list.get(Integer.parseInt(step))
        : null;
  }

  private static Map<String, Object> lowered(Map<?, ?> object) {
    Map<String, Object> lowered = new java.util.HashMap<>();
    object.forEach((name, value) -> lowered.put(name.toString().toLowerCase(Locale.ROOT), value));
    return lowered;
  }
}
