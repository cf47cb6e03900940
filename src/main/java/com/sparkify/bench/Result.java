package com.sparkify.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * All rounds of one candidate.
 *
 * @param rounds the finished ones
 * @param failure why it stopped, if it failed
 */
record Result(String label, List<Round> rounds, Optional<String> failure) {

  Result {
    rounds = List.copyOf(rounds);
  }

  Spread seconds() {
    return spread(round -> round.measurement().seconds());
  }

  Spread spread(ToDoubleFunction<Round> number) {
    return Spread.of(rounds.stream().mapToDouble(number).toArray());
  }
}
