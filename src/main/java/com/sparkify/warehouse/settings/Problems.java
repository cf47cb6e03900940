package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import com.typesafe.config.ConfigOrigin;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.LongestCommonSubsequenceDistance;

/** What is wrong with the settings of a file, so that one attempt names everything. */
record Problems(String file, Map<String, String> sentences) {

  Problems(String file) {
    this(file, new LinkedHashMap<>());
  }

  void add(String sentence) {
    add(sentence, sentence);
  }

  /** Keeps the first problem of a key. */
  void add(String key, String sentence) {
    sentences.putIfAbsent(key, sentence);
  }

  /** Suggests the known name that shares most letters in order: {@code a.password} for password. */
  void unknown(String name, Set<String> known, String origin) {
    var distance = new LongestCommonSubsequenceDistance();
    Comparator<String> byDistance = Comparator.comparing(other -> distance.apply(name, other));
    String nearest = Collections.min(known, byDistance.thenComparing(Comparator.naturalOrder()));
    add("%s is unknown; did you mean %s? (%s)".formatted(name, nearest, origin));
  }

  SettingsException exception() {
    String lines = String.join(System.lineSeparator() + "  ", sentences.values());
    return new SettingsException("Cannot use the settings of %s:%n  %s".formatted(file, lines));
  }

  /** Says where a value was written: the library says {@code file: 8}. */
  static String words(ConfigOrigin origin) {
    return origin.description().replaceFirst(": (\\d+)(-\\d+)?$", " line $1");
  }
}
