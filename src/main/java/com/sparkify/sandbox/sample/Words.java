package com.sparkify.sandbox.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that names and titles are made of, from {@code words.txt}. */
final class Words {

  private static final Map<String, List<String>> LISTS = read();

  private Words() {}

  static List<String> list(String name) {
    return LISTS.get(name);
  }

  private static Map<String, List<String>> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Words.class.getResourceAsStream("words.txt"), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1].split("\\|"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
