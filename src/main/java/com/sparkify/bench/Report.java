package com.sparkify.bench;

import com.sparkify.bench.proxy.RequestKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as Markdown. */
final class Report {
  /** The label that the others are compared with. */
  static final String OURS = "ours";

  private static final String HEAD =
      """
      | candidate | rounds | seconds | spread | × ours | LIST | HEAD | GET | PUT | other | CPU s | server CPU s | peak MB | written MB |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";

  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean hasFailures;

  /**
   * @param machine what was measured on
   * @param heap of each candidate
   */
  Report(LocalDate date, String machine, String heap) {
    lines.add(
        "Measured on %s by `./submit.sh bench`: %s, local[*], heap %s. Medians; memory is the maximum."
            .formatted(date, machine, heap));
  }

  /** Adds a table. */
  void add(String title, List<Result> results) {
    lines.addAll(List.of("", "**" + title + "**", "", HEAD));
    Optional<Double> ours = ours(results);
    for (Result result : results) {
      lines.add(row(result, ours));
      hasFailures |= result.failure().isPresent();
    }
  }

  /** Adds a note on a label, below all tables. */
  void explain(String label, String description) {
    notes.add("- `%s`: %s".formatted(label, description));
  }

  /** Whether no table has been added. */
  boolean isEmpty() {
    return lines.size() == 1;
  }

  /** Whether a candidate has failed. */
  boolean hasFailures() {
    return hasFailures;
  }

  String markdown() {
    return String.join("\n", lines) + "\n\n" + String.join("\n", notes) + "\n";
  }

  private static Optional<Double> ours(List<Result> results) {
    return results.stream()
        .filter(result -> result.label().equals(OURS) && !result.rounds().isEmpty())
        .map(result -> result.seconds().median())
        .findFirst();
  }

  private static String row(Result result, Optional<Double> ours) {
    if (result.rounds().isEmpty()) {
      return "| %s | 0 | failed: %s |"
          .formatted(result.label(), result.failure().orElse("no round"));
    }
    Spread seconds = result.seconds();
    var cells = new ArrayList<String>();
    cells.add(result.label());
    cells.add(
        result.rounds().size()
            + result.failure().map(reason -> ", then failed: " + reason).orElse(""));
    cells.add(decimal(seconds.median(), 2));
    cells.add(decimal(seconds.min(), 2) + "–" + decimal(seconds.max(), 2));
    cells.add(ours.map(median -> decimal(seconds.median() / median, 2)).orElse("–"));
    for (RequestKind kind : RequestKind.values()) {
      cells.add(decimal(result.spread(round -> round.requests().of(kind)).median(), 0));
    }
    cells.add(decimal(result.spread(round -> round.measurement().cpuSeconds()).median(), 1));
    cells.add(decimal(result.spread(Round::serverCpuSeconds).median(), 1));
    cells.add(decimal(result.spread(round -> round.measurement().peakBytes()).max() / 1e6, 0));
    cells.add(decimal(result.spread(Round::bytesWritten).median() / 1e6, 2));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String decimal(double number, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", number);
  }
}
