package com.sparkify.bench;

import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.contestant.Contestant;
import com.sparkify.bench.proxy.RequestKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The results as Markdown. */
final class Report {
  private static final String HEAD =
      """
      | contestant | rounds | seconds | spread | × ours | LIST | HEAD | GET | PUT | other | CPU s | server CPU s | peak MB | written MB |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";

  private final LocalDate date;
  private final String machine;
  private final BenchPlan plan;
  private final Map<Point, List<Result>> results = new LinkedHashMap<>();

  Report(LocalDate date, String machine, BenchPlan plan) {
    this.date = date;
    this.machine = machine;
    this.plan = plan;
  }

  void add(Point point, List<Result> ofPoint) {
    results.put(point, List.copyOf(ofPoint));
  }

  boolean hasFailures() {
    return results.values().stream()
        .flatMap(List::stream)
        .anyMatch(result -> result.failure().isPresent());
  }

  String markdown() {
    var lines = new ArrayList<String>();
    lines.add(
        "Measured on %s by `./submit.sh bench`: %s, local[*], heap %s. Seconds and requests are medians."
            .formatted(date, machine, plan.heap()));
    results.forEach(
        (point, ofPoint) -> {
          lines.add("");
          lines.add("**" + point + "**");
          lines.add("");
          lines.add(HEAD);
          Optional<Double> ours = ours(ofPoint);
          ofPoint.forEach(result -> lines.add(row(result, ours)));
        });
    lines.add("");
    plan.contestants()
        .forEach(one -> lines.add("- `%s`: %s".formatted(one.label(), one.description())));
    return String.join("\n", lines) + "\n";
  }

  private static Optional<Double> ours(List<Result> results) {
    return results.stream()
        .filter(result -> result.contestant() == Contestant.OURS && !result.rounds().isEmpty())
        .map(result -> result.seconds().median())
        .findFirst();
  }

  private static String row(Result result, Optional<Double> ours) {
    String label = result.contestant().label();
    if (result.rounds().isEmpty()) {
      return "| %s | 0 | failed: %s |".formatted(label, result.failure().orElse("no round"));
    }
    Spread seconds = result.seconds();
    var cells = new ArrayList<String>();
    cells.add(label);
    cells.add(
        result.rounds().size() + result.failure().map(why -> ", then failed: " + why).orElse(""));
    cells.add(decimal(seconds.median(), 2));
    cells.add(decimal(seconds.least(), 2) + "–" + decimal(seconds.most(), 2));
    cells.add(ours.map(median -> decimal(seconds.median() / median, 2)).orElse("–"));
    for (RequestKind kind : RequestKind.values()) {
      double requests = result.spread(round -> round.requests().of(kind)).median();
      cells.add(decimal(requests, 0));
    }
    cells.add(decimal(result.spread(round -> round.measurement().cpuSeconds()).median(), 1));
    cells.add(decimal(result.spread(Round::serverCpuSeconds).median(), 1));
    cells.add(decimal(result.spread(round -> round.measurement().peakBytes()).most() / 1e6, 0));
    cells.add(decimal(result.spread(Round::bytesWritten).median() / 1e6, 2));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String decimal(double number, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", number);
  }
}
