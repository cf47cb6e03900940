package com.sparkify.warehouse.command;

import com.sparkify.warehouse.lake.writing.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rejects counted by reason; values and numbers in the reasons make no difference. */
final class RejectReasons {
  private static final String VALUE = "\"[^\"]*\"|'[^']*'|[+-]?\\d[\\d.,:-]*";

  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, Reject> examples = new HashMap<>();

  private RejectReasons() {}

  /**
   * Counts.
   *
   * @param rejects passes each to what it is given
   */
  static RejectReasons of(Consumer<Consumer<Reject>> rejects) {
    var reasons = new RejectReasons();
    rejects.accept(reasons::count);
    return reasons;
  }

  private void count(Reject reject) {
    String kind = reject.reason().replaceAll(VALUE, "…");
    counts.merge(kind, 1L, Long::sum);
    examples.putIfAbsent(kind, reject);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many there are of each reason, the most first, with the first of them. */
  TextTable table() {
    var rows = new ArrayList<List<Object>>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            kind -> {
              Reject example = examples.get(kind.getKey());
              String file = example.file().replaceFirst(".*/", "");
              rows.add(List.of(kind.getValue(), example.reason(), file + ":" + example.line()));
            });
    return new TextTable(List.of("rejects", "reason, such as", "at"), rows);
  }
}
