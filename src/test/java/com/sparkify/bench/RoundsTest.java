package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.bench.ForkProcess.ForkException;
import com.sparkify.bench.Rounds.Attempt;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> turns = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final Map<String, Attempt> candidates = new LinkedHashMap<>();

  @Test
  void eachRoundStartsWithAnotherCandidate() {
    takes("a", 1);
    takes("b", 1);
    takes("c", 1);
    execute();
    assertThat(turns).containsExactly("a1", "b1", "c1", "b2", "c2", "a2", "c3", "a3", "b3");
    assertThat(progress).first().isEqualTo("test, round 1 of 3: a 1.00 s");
  }

  @Test
  void slowCandidatesRunOnceAndFailedOnesNoMore() {
    takes("fast", 19);
    takes("slow", 21);
    candidates.put(
        "broken",
        number -> {
          throw new ForkException("no memory");
        });
    List<Result> results = execute();
    assertThat(turns).containsExactly("fast1", "slow1", "fast2", "fast3");
    assertThat(results).extracting(Result::label).containsExactly("fast", "slow", "broken");
    assertThat(results).extracting(result -> result.rounds().size()).containsExactly(3, 1, 0);
    assertThat(results.get(2).failure()).isEqualTo(Optional.of("no memory"));
  }

  private void takes(String label, double seconds) {
    candidates.put(
        label,
        number -> {
          turns.add(label + number);
          return new Round(new Measurement(seconds, 1, 1), RequestCounts.NONE, 0, 0);
        });
  }

  private List<Result> execute() {
    return new Rounds(3, Duration.ofSeconds(20), progress::add)
        .execute("test", candidates, () -> {});
  }
}
