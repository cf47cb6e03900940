package com.sparkify.warehouse.settings;

import com.sparkify.warehouse.error.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the settings, collected so that one attempt shows everything. */
final class Problems {

  private final List<String> sentences = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  void wrong(Key<?> key, String text, String wanted, String origin) {
    add(
        "%s = \"%s\": wanted %s (%s)"
            .formatted(key.path(), key.kind().shown().apply(text), wanted, origin));
  }

  void missing(Key<?> key, Path file) {
    add(
        "%s is missing: set it in %s or by the variable %s"
            .formatted(key.path(), file, key.variable()));
  }

  void unknown(String name, String nearest, String origin) {
    add("%s is unknown; did you mean %s? (%s)".formatted(name, nearest, origin));
  }

  void throwIfAny(Path file) {
    if (!sentences.isEmpty()) {
      throw new SettingsException(
          "Cannot use the settings of %s:%n  %s"
              .formatted(file, String.join(System.lineSeparator() + "  ", sentences)));
    }
  }
}
