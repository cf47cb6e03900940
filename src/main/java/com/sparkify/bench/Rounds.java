package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.Failed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has contestants do their job in turn, round after round, one at a time, each round begun by
 * another.
 *
 * @param count how many rounds
 * @param slowLimit who takes longer in the first round has no other
 * @param progress is told what is going on, a line at a time
 */
record Rounds(int count, Duration slowLimit, Consumer<String> progress) {

  Rounds {
    Wanted.that(count >= 1 && count <= 100, "--rounds", count, "1 to 100");
    Wanted.that(
        !slowLimit.isNegative(), "--slow-limit", slowLimit.toSeconds(), "0 or more seconds");
  }

  /** Does a contestant's job once. */
  @FunctionalInterface
  interface Attempt {
    Round execute(int number) throws Failed;
  }

  /**
   * Gives all results.
   *
   * @param contestants by their labels, in the order in which they are told
   * @param afterRound what is to be done when each has had its turn
   */
  List<Result> execute(String title, Map<String, Attempt> contestants, Runnable afterRound) {
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    contestants.keySet().forEach(label -> rounds.put(label, new ArrayList<>()));
    for (int number = 1; number <= count; number++) {
      var order = new ArrayList<>(contestants.keySet());
      Collections.rotate(order, 1 - number);
      order.removeIf(label -> failures.containsKey(label) || isSlow(rounds.get(label)));
      for (String label : order) {
        String outcome;
        try {
          Round round = contestants.get(label).execute(number);
          rounds.get(label).add(round);
          outcome = "%.2f s".formatted(round.measurement().seconds());
        } catch (Failed e) {
          failures.put(label, e.getMessage());
          outcome = "failed: " + e.getMessage();
        }
        progress.accept(
            "%s, round %d of %d: %s %s".formatted(title, number, count, label, outcome));
      }
      afterRound.run();
    }
    return contestants.keySet().stream()
        .map(
            label -> new Result(label, rounds.get(label), Optional.ofNullable(failures.get(label))))
        .toList();
  }

  private boolean isSlow(List<Round> rounds) {
    return !rounds.isEmpty() && rounds.get(0).measurement().seconds() > slowLimit.toSeconds();
  }
}
