package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.ForkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs candidates one at a time, round after round; each round starts with another candidate.
 *
 * @param count number of rounds
 * @param slowLimit a candidate that is slower in the first round runs no further ones
 * @param progress receives progress messages, one line each
 */
record Rounds(int count, Duration slowLimit, Consumer<String> progress) {

  Rounds {
    OptionValues.require(count >= 1 && count <= 100, "--rounds", count, "1 to 100");
    OptionValues.require(
        !slowLimit.isNegative(), "--slow-limit", slowLimit.toSeconds(), "0 or more seconds");
  }

  /** Runs a candidate once. */
  @FunctionalInterface
  interface Attempt {
    Round execute(int number) throws ForkException;
  }

  /**
   * Runs all rounds and returns one result per candidate.
   *
   * @param candidates by label, in the order of the results
   * @param afterRound runs after each round
   */
  List<Result> execute(String title, Map<String, Attempt> candidates, Runnable afterRound) {
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    candidates.keySet().forEach(label -> rounds.put(label, new ArrayList<>()));
    for (int number = 1; number <= count; number++) {
      var order = new ArrayList<>(candidates.keySet());
      Collections.rotate(order, 1 - number);
      order.removeIf(label -> failures.containsKey(label) || isSlow(rounds.get(label)));
      for (String label : order) {
        String outcome;
        try {
          Round round = candidates.get(label).execute(number);
          rounds.get(label).add(round);
          outcome = "%.2f s".formatted(round.measurement().seconds());
        } catch (ForkException e) {
          failures.put(label, e.getMessage());
          outcome = "failed: " + e.getMessage();
        }
        progress.accept(
            "%s, round %d of %d: %s %s".formatted(title, number, count, label, outcome));
      }
      afterRound.run();
    }
    return candidates.keySet().stream()
        .map(
            label -> new Result(label, rounds.get(label), Optional.ofNullable(failures.get(label))))
        .toList();
  }

  private boolean isSlow(List<Round> rounds) {
    return !rounds.isEmpty() && rounds.get(0).measurement().seconds() > slowLimit.toSeconds();
  }
}
