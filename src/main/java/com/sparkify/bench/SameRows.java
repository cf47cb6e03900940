package com.sparkify.bench;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.lake.parsing.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares what the contestants have made of the same files.
 *
 * @param expected how many rows the files hold
 */
record SameRows(Source feed, long expected) {

  /**
   * @param digests what each has made, by its label
   * @throws DataException if somebody's rows are others than most have, or than the files hold
   */
  void check(Map<String, Digest> digests) {
    if (digests.isEmpty()) {
      return;
    }
    Digest usual = usual(digests);
    var wrong = new ArrayList<String>();
    digests.forEach(
        (label, digest) -> {
          if (digest.rows() != expected || !digest.equals(usual)) {
            wrong.add(label + " has " + describe(digest, usual));
          }
        });
    if (!wrong.isEmpty()) {
      throw new DataException(
          "Cannot compare: not everybody gives the same rows; " + String.join("; ", wrong));
    }
  }

  // What most agree on; if there are as many of each, what has as many rows as the files.
  private Digest usual(Map<String, Digest> digests) {
    Map<Digest, Long> votes =
        digests.values().stream()
            .collect(Collectors.groupingBy(digest -> digest, Collectors.counting()));
    Comparator<Digest> byVotes = Comparator.comparing(votes::get);
    return votes.keySet().stream()
        .max(byVotes.thenComparing(digest -> digest.rows() == expected))
        .orElseThrow();
  }

  private String describe(Digest digest, Digest usual) {
    if (digest.rows() != expected) {
      return "%,d rows of %,d".formatted(digest.rows(), expected);
    }
    List<String> columns = Digest.differences(feed, digest, usual);
    return columns.isEmpty()
        ? "the same values put together in other rows"
        : "other values of " + String.join(", ", columns);
  }
}
