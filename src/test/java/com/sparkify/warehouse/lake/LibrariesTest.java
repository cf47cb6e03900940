package com.sparkify.warehouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the Hadoop of a Spark will do. */
class LibrariesTest {
  @ParameterizedTest
  @CsvSource({
    "3.3.4, true",
    "3.3.6, true",
    "2.10.2, true",
    "3, true",
    "3.4.0, false",
    "3.4.1-amzn-2, false",
    "3.10.0, false",
    "4.0.0-alpha1, false"
  })
  void theVersionIsComparedAsNumbers(String version, boolean isOlder) {
    assertThat(Libraries.isOlder(version)).isEqualTo(isOlder);
  }

  @Test
  void thoseOfThisProcessDo() {
    assertThatCode(Libraries::require).doesNotThrowAnyException();
  }
}
