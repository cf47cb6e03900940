package com.sparkify.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * All rounds of one contestant.
 *
 * @param rounds those that it has finished
 * @param failure why it had no more, if it broke down
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
