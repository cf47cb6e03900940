package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectLimitTest {

  @ParameterizedTest
  @CsvSource({
    "1%, 0, 0, false",
    "1%, 1, 100, false",
    "1%, 2, 100, true",
    "1%, 1, 99, true",
    "0.5%, 1, 200, false",
    "0.5%, 1, 199, true",
    "0%, 0, 10, false",
    "0%, 1, 10, true",
    "100%, 10, 10, false",
    "100, 100, 100, false",
    "100, 101, 9000, true",
    "0, 1, 1, true",
    "1 %, 92233720368547758, 9223372036854775807, false",
  })
  void exactlyTheLimitIsAllowedAndMoreIsNot(
      String limit, long rejected, long lines, boolean exceeded) {
    assertThat(RejectLimit.parse(limit).exceededBy(rejected, lines)).isEqualTo(exceeded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "-1", "101%", "1.5", "many", "1e3"})
  void otherTextIsNoLimit(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RejectLimit.parse(text))
        .withMessageContaining(RejectLimit.EXPECTED);
  }

  @Test
  void itPrintsAsItIsWritten() {
    assertThat(RejectLimit.parse("0.5%")).hasToString("0.5%");
    assertThat(RejectLimit.parse("100")).hasToString("100");
  }
}
