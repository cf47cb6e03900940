package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What is wrong with the settings of a file, so that one attempt names everything. */
record Problems(Path file, Map<String, String> sentences) {

  Problems(Path file) {
    this(file, new LinkedHashMap<>());
  }

  void add(String sentence) {
    add(sentence, () -> sentence);
  }

  /** Keeps the first problem of a key. */
  void add(String key, Supplier<String> sentence) {
    sentences.computeIfAbsent(key, any -> sentence.get());
  }

  void missing(String key) {
    String sentence = "%s is missing: set it in %s or by the variable %s";
    add(key, () -> sentence.formatted(key, file, Layers.variable(key)));
  }

  void unknown(String name, Set<String> known, String origin) {
    Comparator<String> byDistance = Comparator.comparingInt(other -> distance(name, other));
    String nearest = Collections.min(known, byDistance.thenComparing(Comparator.naturalOrder()));
    add("%s is unknown; did you mean %s? (%s)".formatted(name, nearest, origin));
  }

  void throwIfAny() {
    if (!sentences.isEmpty()) {
      var lines = new StringJoiner(System.lineSeparator() + "  ");
      lines.add("Cannot use the settings of " + file + ":");
      sentences.values().forEach(lines::add);
      throw new SettingsException(lines.toString());
    }
  }

  /** Edits between the names, or between their last parts for those who forget the section. */
  private static int distance(String name, String other) {
    String last = StringUtils.substringAfterLast("." + name, ".");
    String lastOfOther = StringUtils.substringAfterLast("." + other, ".");
    var edits = LevenshteinDistance.getDefaultInstance();
    return Math.min(edits.apply(name, other), 1 + edits.apply(last, lastOfOther));
  }
}
