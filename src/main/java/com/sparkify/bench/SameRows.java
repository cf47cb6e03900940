package com.sparkify.bench;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.lake.parsing.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares the rows that the candidates made from the same files.
 *
 * @param expected number of rows in the files
 */
record SameRows(Source source, long expected) {

  /**
   * @param digests by label of the candidate
   * @throws DataException if the rows of a candidate differ from those of the majority, or are not
   *     as many as expected
   */
  void require(Map<String, Digest> digests) {
    if (digests.isEmpty()) {
      return;
    }
    Digest majority = majority(digests);
    var wrong = new ArrayList<String>();
    digests.forEach(
        (label, digest) -> {
          if (digest.rows() != expected || !digest.equals(majority)) {
            wrong.add(label + " has " + describe(digest, majority));
          }
        });
    if (!wrong.isEmpty()) {
      throw new DataException(
          "Cannot compare: the candidates produced different rows; " + String.join("; ", wrong));
    }
  }

  // On a tie, the digest with the expected number of rows wins.
  private Digest majority(Map<String, Digest> digests) {
    Map<Digest, Long> votes =
        digests.values().stream()
            .collect(Collectors.groupingBy(digest -> digest, Collectors.counting()));
    Comparator<Digest> byVotes = Comparator.comparing(votes::get);
    return votes.keySet().stream()
        .max(byVotes.thenComparing(digest -> digest.rows() == expected))
        .orElseThrow();
  }

  private String describe(Digest digest, Digest majority) {
    if (digest.rows() != expected) {
      return "%,d rows of %,d".formatted(digest.rows(), expected);
    }
    List<String> columns = Digest.differences(source, digest, majority);
    return columns.isEmpty()
        ? "the same values combined into other rows"
        : "other values of " + String.join(", ", columns);
  }
}
